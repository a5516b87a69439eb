"""The EPUB of the whole book: pandoc makes it from the same page, EPUBCheck looks at it."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

# Made once; they name this book in readers' libraries through all its editions.
_IDENTIFIERS = {
    "zh-Hans": "urn:uuid:6f0c7b52-5f0b-4a57-9d0a-2d2f6b1f9c11",
    "zh-Hant": "urn:uuid:b3f6b6de-3a0a-4a6c-8a53-0f5b8c7e4d22",
}
# pandoc makes some of the cells that carry it ordinary ones, where it is not allowed.
_SCOPE = re.compile(r' scope="\w+"')


class NotMade(Exception):  # noqa: N818 - it ends the run with its message
    """pandoc or EPUBCheck would not do it."""


def write(text: str, cover: Path, style: Path, words: Mapping[str, str], locale: str, date: str, target: Path) -> None:
    """Write the book's HTML as EPUB 3 to `target`, split at chapters; raises NotMade with pandoc's words."""
    import pypandoc

    text = _SCOPE.sub("", text)
    told = {
        "title": [{"type": "main", "text": words["title"]}, {"type": "subtitle", "text": words["subtitle"]}],
        "creator": [{"role": "aut", "text": words["creator"]}],
        "identifier": [{"scheme": "UUID", "text": _IDENTIFIERS[locale]}],
        "lang": locale,
        "date": date,
        "rights": words["rights"],
    }
    with tempfile.TemporaryDirectory() as folder:
        meta = Path(folder, "meta.json")
        meta.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        options = ["--from=html", "--to=epub3", f"--metadata-file={meta}", f"--css={style}", "--toc-depth=3"]
        options += ["--toc", "--split-level=2", f"--epub-cover-image={cover}", f"--output={target}"]
        done = subprocess.run([pypandoc.get_pandoc_path(), *options], input=text.encode(), capture_output=True)
    if done.returncode or done.stderr.strip():
        raise NotMade(f"{target.name}: pandoc 没有做成:\n{done.stderr.decode('utf-8', 'replace')}")


def checker() -> list[str]:
    """Return the command that runs EPUBCheck; raises NotMade with how to install it."""
    jar = os.environ.get("EPUBCHECK_JAR") or shutil.which("epubcheck")
    if jar and Path(jar).is_file():
        is_jar = (
            Path(jar).read_bytes()[:2] == b"PK"
        )  # Debian's command, too, which runs only where the kernel knows jars
        if is_jar and not shutil.which("java"):
            raise NotMade("有 EPUBCheck,没有 Java。Debian/Ubuntu 装:apt-get install default-jre-headless,再运行。")
        return ["java", "-jar", jar] if is_jar else [jar]
    raise NotMade(
        "没有 EPUBCheck,出了 EPUB 也不知道对不对。Debian/Ubuntu 装:apt-get install epubcheck;macOS:brew install epubcheck;"
        "别的系统从 https://www.w3.org/publishing/epubcheck/ 下载,用 EPUBCHECK_JAR=那个 jar 的路径 指明,再运行。"
    )


def check(file: Path) -> str:
    """Run EPUBCheck; returns its last lines, raises NotMade with all it said when there is an error or a warning."""
    done = subprocess.run([*checker(), "--failonwarnings", str(file)], capture_output=True, text=True)
    said = f"{done.stdout}\n{done.stderr}".strip()
    if done.returncode:
        raise NotMade(f"{file.name}: EPUBCheck 说有错:\n{said}")
    return said

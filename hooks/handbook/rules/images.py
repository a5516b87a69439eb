"""Pictures: small files of ours below docs/, described in Chinese, their origin and licence on record."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from handbook.faults import Fault, Faults, did_you_mean
from handbook.loading import Found
from handbook.rules.prose import HAN, raw_lines
from handbook.yaml_file import Data, open_document

LARGEST = 200 * 1024
KINDS = (".svg", ".png", ".webp")
_OTHER_KINDS = (".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".avif", ".heic", ".ico")
_IMAGE = re.compile(
    r"(?P<skip>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->)"
    r"|!\[(?P<alt>[^\]]*)\]\(\s*<?(?P<src>[^()<>\s]+)>?[^)]*\)"
)
Text = Annotated[str, Field(min_length=1)]


class Image(Data):
    """One picture: its path below docs/, where it comes from, under which licence it may be used."""

    file: Text
    source: Text
    licence: Text


class ImagesFile(Data):
    """docs/_data/images.yml."""

    images: tuple[Image, ...] = ()


SCHEMAS: Mapping[str, type[Data]] = {"images": ImagesFile}


def image_faults(found: Found) -> Iterator[Fault]:
    """Yield what is wrong with the pictures of the chapters and with the files below docs/."""
    for chapter in found.chapters:
        for line in raw_lines(chapter, found.docs.name):
            for match in _IMAGE.finditer(line.text):
                if match["skip"]:
                    continue
                if len(HAN.findall(match["alt"])) < 4:
                    message = f"图片 {match['src']} 要用中文说明画的是什么(至少四个字),写在 ![] 的方括号里"
                    yield Fault(line.path, line.number, "image-alt", message)
                folder = posixpath.dirname(chapter.path)
                if message := _misplaced(match["src"], folder, found.docs):
                    yield Fault(line.path, line.number, "image-file", message)
    yield from _file_faults(found.docs)


def _misplaced(src: str, folder: str, docs: Path) -> str:
    if ":" in src or src.startswith("/"):
        return f"图片要存进 docs/ 再引用,不能直接用 {src}"
    path = posixpath.normpath(posixpath.join(folder, src))
    if not path.startswith("..") and (docs / path).is_file():
        return ""
    known = [file.relative_to(docs).as_posix() for file in _pictures(docs)]
    return f"没有 {src} 这张图片{did_you_mean(path, known)}"


def _pictures(docs: Path) -> list[Path]:
    return sorted(file for file in docs.rglob("*") if file.suffix.lower() in (*KINDS, *_OTHER_KINDS))


def _file_faults(docs: Path) -> Iterator[Fault]:
    path, shown_as = docs / "_data" / "images.yml", f"{docs.name}/_data/images.yml"
    try:
        document = open_document(path, ImagesFile, shown_as) if path.exists() else None
    except Faults as error:
        yield from error.faults
        return
    rows = {image.file: at for at, image in enumerate(document.model.images)} if document else {}
    for file in _pictures(docs):
        name, size = file.relative_to(docs).as_posix(), file.stat().st_size
        if file.suffix not in KINDS:
            yield Fault(f"{docs.name}/{name}", 1, "image-file", f"图片用 svg、png 或 webp,把 {file.suffix} 转一下")
        elif size > LARGEST:
            message = f"这张图片 {size // 1024} KB,至多 {LARGEST // 1024} KB:缩小尺寸或另存为 webp"
            yield Fault(f"{docs.name}/{name}", 1, "image-file", message)
        if rows.pop(name, None) is None:
            row = f"- {{file: {name}, source: 谁画的, licence: CC BY-SA 4.0}}"
            yield Fault(f"{docs.name}/{name}", 1, "image-licence", f"没有登记来源和许可,在 {shown_as} 加一行 {row}")
    for name, at in rows.items():
        line = document.line("images", at) if document else 1
        yield Fault(shown_as, line, "image-licence", f"没有 {name} 这张图片,删掉这一行,或改成现在的文件名")

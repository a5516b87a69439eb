"""OpenCC's conversion to Taiwan's characters (`s2tw`), read in a way that takes a quarter of the memory.

The package's configuration first cuts the text into the longest phrases and then looks them up in the very same
dictionaries, which changes nothing; and several dictionaries in one step are held in memory a second time. So the cut
is left out, and the dictionaries of that step are joined into one, once for each version of the package.
"""

import json
import subprocess
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import opencc

from handbook.opencc_dictionaries import SHARE, read_dictionary, write_dictionary

# An earlier one wins, as in the package's configuration.
_JOINED = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases", "STCharacters")
_KEPT = Path(sys.prefix, "share", "handbook")


@cache
def taiwan(kept: Path = _KEPT) -> opencc.OpenCC:
    """Return the conversion, once a process; `kept` is where the joined dictionary is left for the next one."""
    config = json.loads((SHARE / "s2tw.json").read_text("utf-8"))
    config.pop("segmentation", None)
    with TemporaryDirectory() as folder:
        # Where nothing can be written, or the package's tool does not run, the package's own dictionaries serve.
        with suppress(OSError, subprocess.SubprocessError):
            config["conversion_chain"][0]["dict"] = {"type": "ocd2", "file": str(_joined(kept))}
        path = Path(folder, "s2tw.json")
        path.write_text(json.dumps(_located(config)), "utf-8")
        return opencc.OpenCC(str(path))


def _joined(folder: Path) -> Path:
    """Return the joined dictionary in `folder`; one that is not of this version, or not whole, is made anew.

    Its name tells the package's version and the checksum of its bytes. Raises OSError and subprocess errors.
    """
    name = f"s2tw-{opencc.__version__}-"
    for path in sorted(folder.glob(f"{name}*.ocd2")):
        if path.stem == name + _sum(path.read_bytes()):
            return path
    rows: dict[str, list[str]] = {}
    for dictionary in _JOINED:
        rows = {**read_dictionary(dictionary), **rows}
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as beside:
        made = write_dictionary(rows, Path(beside))
        # In one step, so that whoever looks at the same moment sees all of it or nothing.
        return made.replace(folder / f"{name}{_sum(made.read_bytes())}.ocd2")


def _sum(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _located(part: Any) -> Any:
    """A configuration outside the package finds the dictionaries only by their whole paths."""
    if isinstance(part, list):
        return [_located(one) for one in part]
    if isinstance(part, dict):
        return {key: str(SHARE / value) if key == "file" else _located(value) for key, value in part.items()}
    return part

"""OpenCC's conversion to Taiwan's characters, read in a way that takes half the memory."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import opencc

_SHARE = Path(opencc.__file__).parent / "clib" / "share" / "opencc"


@cache
def taiwan() -> opencc.OpenCC:
    """Return the conversion `s2tw` without its cut into words beforehand, once a process.

    The cut takes the longest phrase from the left, of the very dictionaries that the conversion then looks up in the
    same way: it changes nothing, and holds all its phrases in memory a second time (16 MiB).
    """
    config = json.loads((_SHARE / "s2tw.json").read_text("utf-8"))
    config.pop("segmentation", None)
    with TemporaryDirectory() as folder:
        path = Path(folder, "s2tw.json")
        path.write_text(json.dumps(_located(config)), "utf-8")
        return opencc.OpenCC(str(path))


def _located(part: Any) -> Any:
    """A configuration outside the package finds the dictionaries only by their whole paths."""
    if isinstance(part, list):
        return [_located(one) for one in part]
    if isinstance(part, dict):
        return {key: str(_SHARE / value) if key == "file" else _located(value) for key, value in part.items()}
    return part

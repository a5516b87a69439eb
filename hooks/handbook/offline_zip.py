"""Writes files into a zip that is the same, byte by byte, each time it is made from the same files."""

import hashlib
import time
import zipfile
from collections.abc import Mapping
from pathlib import Path

# st_mode of a regular file, in the upper half of a zip's external attributes.
_PLAIN, _PROGRAM = 0o100644, 0o100755
_UNIX = 3


def write(files: Mapping[str, bytes], target: Path, folder: str, epoch: int) -> None:
    """Write `files` (content by path) below `folder` of the zip `target`, all dated `epoch`.

    What starts with #! can be run where it is unpacked. The zip's SHA-256 is written beside it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    date = time.gmtime(epoch)[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{path}", date)
            entry.create_system = _UNIX
            entry.external_attr = (_PROGRAM if files[path].startswith(b"#!") else _PLAIN) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path])
    found = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_name(f"{target.name}.sha256").write_text(f"{found}  {target.name}\n", "ascii")

"""What the theme's templates are given: words in the right script, addresses that fit both, and compiled only once."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import BytecodeCache, Environment, pass_context
from jinja2.bccache import Bucket
from markupsafe import Markup

from handbook.exits import Exit
from handbook.script import keep

_SRC = re.compile('(?<=src=")[^"]+')


class Compiled(BytecodeCache):
    """The compiled templates of one run, for the builds of both scripts; in memory, so that none is ever stale."""

    def __init__(self) -> None:
        self._codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give `bucket` what was compiled before; it compares the source's checksum itself."""
        if code := self._codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._codes[bucket.key] = bucket.bytecode_to_string()


def extend(env: Environment, exit_: Exit) -> None:
    """Give the templates of `env` the exit's words and addresses."""
    # What is escaped could be neither converted nor chosen.
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True}
    env.globals["either"] = exit_.either
    env.filters["keep"] = keep
    env.filters["hant"] = exit_.traditional
    env.filters["addressed"] = exit_.addressed
    env.filters["url"] = _url(env.filters["url"], exit_)
    env.filters["script_tag"] = _script_tag(env.filters["script_tag"], exit_)


def _url(of_mkdocs: Callable[..., str], exit_: Exit) -> Callable[..., str]:
    @pass_context
    def url(context: Any, path: str) -> str:
        address = of_mkdocs(context, path)
        return exit_.shared(str(path), _with_slash(address))

    return url


def _with_slash(address: str) -> str:
    """MkDocs writes a folder further up with a slash at the end or without, by the depth of the script's root."""
    if address.endswith("/."):
        return address[:-1]
    return f"{address}/" if address == "." or address.endswith("..") else address


def _script_tag(of_mkdocs: Callable[..., str], exit_: Exit) -> Callable[..., str]:
    @pass_context
    def script_tag(context: Any, script: Any) -> str:
        tag = of_mkdocs(context, script)
        return Markup(_SRC.sub(lambda found: exit_.shared(str(script), found[0]), tag))

    return script_tag

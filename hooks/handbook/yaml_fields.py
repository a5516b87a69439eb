"""What a value in a data file may be, where many files take the same."""

from typing import Annotated

from pydantic import Field

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]

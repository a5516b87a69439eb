"""What the slow checks share: a second browser engine. Mark a file here `pytestmark = pytest.mark.audit`."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

MINI_BROWSERS = "webkit2gtk-4.*/MiniBrowser"


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """A screen that nobody sees, as `:99`; Xvfb chooses a free number."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as told:
        yield f":{told.readline().strip()}"
    process.terminate()
    process.wait()


@pytest.fixture
def webkit(screen: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A selenium driver of WebKitGTK, the engine of iPhones and of the browsers inside their apps."""
    from selenium import webdriver  # only make audit installs it

    monkeypatch.setenv("DISPLAY", screen)
    monkeypatch.setenv("LANG", "C.UTF-8")
    options = webdriver.WebKitGTKOptions()
    found = sorted(Path("/usr/lib").glob(f"*/{MINI_BROWSERS}")) + sorted(Path("/usr/libexec").glob(MINI_BROWSERS))
    options.binary_location = str(found[-1])
    options.add_argument("--automation")
    driver = webdriver.WebKitGTK(options=options, service=webdriver.WebKitGTKService("/usr/bin/WebKitWebDriver"))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()

"""Saves the main pages as images: light, dark, and as narrow as a phone."""

from __future__ import annotations

import base64
from pathlib import Path

import accessibility
from chromium import Browser
from console import Console

KINDS = {"light": ("light", 1000), "dark": ("dark", 1000), "narrow": ("light", 390)}


def save(folder: Path):
    def scenario(browser: Browser, console: Console) -> str:
        folder.mkdir(parents=True, exist_ok=True)
        count = 0
        for page in accessibility.each_page(browser, console):
            for kind, (scheme, width) in KINDS.items():
                browser.colors(scheme)
                browser.devtools(
                    "Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=False)
                height = browser.script("return document.documentElement.scrollHeight")
                browser.devtools(
                    "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                    mobile=False)
                image = browser.devtools("Page.captureScreenshot", format="png")["data"]
                name = page.removeprefix("the ").replace(" ", "-")
                (folder / f"{name}-{kind}.png").write_bytes(base64.b64decode(image))
                count += 1
            browser.devtools("Emulation.clearDeviceMetricsOverride")
            browser.colors("light")
        return f"{count} images in {folder}"
    return scenario

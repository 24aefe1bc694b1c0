"""A headless Chromium, driven over the WebDriver protocol with the standard library alone."""

import base64
import json
import re
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PATIENCE_S = 60.0


class Failed(Exception):
    """What was promised did not come."""


def until(what, condition, patience=PATIENCE_S):
    """Waits until the condition holds and returns what it gives."""
    deadline = time.monotonic() + patience
    while True:
        outcome = condition()
        if outcome:
            return outcome
        if time.monotonic() > deadline:
            raise Failed(f"after {patience:.0f} s still not: {what} (last: {outcome!r})")
        time.sleep(0.05)


class Browser:
    """One window with a profile of its own; both end with the `with` block."""

    def __init__(self, chromedriver="chromedriver", width=1280, height=900, language="en-US"):
        self._profile = tempfile.TemporaryDirectory(prefix="browser-check-", ignore_cleanup_errors=True)
        self._driver = subprocess.Popen(
            [chromedriver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self._session = None
        try:
            self._root = f"http://127.0.0.1:{self._port()}"
            flags = [*FLAGS, f"--user-data-dir={self._profile.name}", f"--lang={language}"]
            options = {
                "args": [*flags, f"--window-size={width},{height}"],
                "prefs": {"intl.accept_languages": language},
            }
            wanted = {
                "browserName": "chrome",
                "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL"},
            }
            started = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
            self._session = started["sessionId"]
        except BaseException:
            self.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self._session:
            try:
                self._call("DELETE", f"/session/{self._session}")
            except (Failed, OSError):
                pass
        self._driver.terminate()
        self._driver.wait(timeout=30)
        self._driver.stdout.close()
        self._profile.cleanup()

    def open(self, url):
        self._command("POST", "/url", {"url": url})

    def run(self, script, *args):
        """Runs a function body in the page; the driver's own doing, which no policy of the page forbids."""
        return self._command("POST", "/execute/sync", {"script": script, "args": list(args)})

    def find(self, css):
        """The first element; fails where there is none."""
        return self._command("POST", "/element", {"using": "css selector", "value": css})[ELEMENT]

    def click(self, css):
        self._command("POST", f"/element/{self.find(css)}/click", {})

    def type(self, css, text):
        self._command("POST", f"/element/{self.find(css)}/value", {"text": text})

    def press(self, *keys):
        """Presses keys where the focus is; a key held for the others comes first in a tuple."""
        actions = []
        for key in keys:
            chord = key if isinstance(key, tuple) else (key,)
            actions += [{"type": "keyDown", "value": one} for one in chord]
            actions += [{"type": "keyUp", "value": one} for one in reversed(chord)]
        self._command("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def text(self, css):
        """What is to be read in the first such element; None where there is none or it is hidden."""
        return self.run(
            "const e = document.querySelector(arguments[0]); return e?.checkVisibility() ? e.innerText : null;", css
        )

    def count(self, css):
        return self.run("return document.querySelectorAll(arguments[0]).length", css)

    def log(self):
        """What the console said since it was last asked."""
        return self._command("POST", "/se/log", {"type": "browser"})

    def devtools(self, command, **params):
        """For what WebDriver has no word for, as a phone's screen."""
        return self._command("POST", "/goog/cdp/execute", {"cmd": command, "params": params})

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self._command("GET", "/screenshot")))

    def _port(self):
        for line in self._driver.stdout:
            found = re.search(r"started successfully on port (\d+)", line)
            if found:
                return found[1]
        raise Failed("chromedriver did not start")

    def _command(self, method, path, body=None):
        return self._call(method, f"/session/{self._session}{path}", body)

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(self._root + path, data, headers, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise Failed(f"{method} {path}: {json.load(error)['value']['message']}") from None

"""The inbox page's promises, kept in a headless Chromium. What sends is the generated client.

usage: inbox_check.py SANDBOX SENDER [DIRECTORY FOR SCREENSHOTS]
"""

import json
import subprocess
import sys
import threading
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from webdriver import Browser, Failed, until

CONTROL, ESCAPE = "\ue009", "\ue00c"
SEEN = "return [...document.querySelectorAll('.message')].map(row => row.querySelector('.number').textContent)"


class Sandbox:
    """The program under test, on a free port; it ends with the `with` block."""

    def __init__(self, program, *options, listen="127.0.0.1:0"):
        self.process = subprocess.Popen(
            [program, "--listen", listen, "--quiet", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        line = self.process.stdout.readline()
        if not line:
            raise Failed("the sandbox did not start")
        ready = json.loads(line)
        self.base_url, self.inbox_url = ready["base_url"], ready["inbox_url"]
        self.address = self.inbox_url.removeprefix("http://").rstrip("/")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.process.stdout.close()

    def control(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.inbox_url}_sandbox{path}", data, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=60) as answer:
            return json.loads(answer.read() or b"null")


class CallbackServer:
    """A user's server, on a free port: it echoes, and notes which events came."""

    def __init__(self):
        self.events, self.status = [], 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer(200, parse_qs(urlsplit(self.path).query)["echostr"][0].encode())

            def do_POST(self):
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                outer.events.append(form["type"][0])
                self.answer(outer.status, b"")

            def answer(self, status, body):
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/callback"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


class Check:
    """A browser before a sandbox's page."""

    def __init__(self, browser, sandbox, sender, pictures):
        self.browser, self.sandbox, self.sender, self.pictures = browser, sandbox, sender, pictures

    def send(self, mobile, count=1):
        """Sends codes to so many numbers, from this one on, through the generated client."""
        subprocess.run(
            [self.sender, self.sandbox.base_url, mobile, str(count)], check=True, stdout=subprocess.DEVNULL
        )

    def post(self, path, body):
        """Calls the API from the page."""
        self.browser.run(
            """return fetch("/v1" + arguments[0], {
              method: "POST",
              headers: { "Authorization": "Basic " + btoa("7d431e42dfa6a6d693ac2d04:5e987ac6d2e04d95a9d8f0d1") },
              body: arguments[1],
            }).then((answer) => answer.status)""",
            path,
            json.dumps(body),
        )

    def text_of(self, what, css, expected):
        until(f"{what}: {expected!r} in {css}", lambda: expected in (self.browser.text(css) or ""))

    def screen(self, width, height, theme):
        self.browser.devtools(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        self.browser.devtools(
            "Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": theme}]
        )

    def picture(self, name):
        """Looks at a view on a desktop and on a phone, in both themes: nothing may be wider than the screen."""
        for device, (width, height) in {"desktop": (1280, 900), "phone": (390, 844)}.items():
            for theme in ("light", "dark"):
                self.screen(width, height, theme)
                wide = self.browser.run("return document.documentElement.scrollWidth > innerWidth")
                expect(f"{name} fits a {device}", not wide)
                if self.pictures:
                    self.browser.screenshot(self.pictures / f"{name}-{device}-{theme}.png")
        self.screen(1280, 900, "light")

    def is_quiet(self):
        """No error, warning or violation in the console since the last look."""
        said = [entry for entry in self.browser.log() if entry["level"] in ("SEVERE", "WARNING")]
        expect(f"a quiet console: {said}", not said)


def expect(what, holds):
    if not holds:
        raise Failed(f"not so: {what}")


def the_empty_inbox_tells_how_to_begin(check):
    check.text_of("live", "#state", "Live")
    check.text_of("curl line", "#empty", f"{check.sandbox.base_url}/codes")
    check.text_of("Rust line", "#empty", "client.send_code(")
    check.picture("empty")


def a_message_appears_without_reloading(check):
    check.browser.run("window.isSamePage = true")
    check.send("13812345678")
    until("the message", lambda: check.browser.run(SEEN) == ["13812345678"])
    check.send("13912340000", 2)
    until("newest first", lambda: check.browser.run(SEEN)[2:] == ["13812345678"])
    expect("the page was not loaded again", check.browser.run("return window.isSamePage === true"))
    code = check.sandbox.control("GET", "/messages/latest?mobile=13812345678")["code"]
    check.text_of("its code", ".message:last-child .digits", code)
    until("a screen reader hears of it", lambda: check.browser.run("return announcer.textContent"))


def the_request_and_the_answer_belong_to_it(check):
    check.browser.click(".message:last-child summary")
    check.text_of("the request", ".message:last-child .exchange", "POST /v1/codes")
    check.text_of("its body", ".message:last-child .part pre", '"mobile": "13812345678"')
    check.text_of("the answer", ".message:last-child .part:nth-of-type(2) pre", '"msg_id"')
    check.picture("three")


def the_code_is_copied_with_one_click(check):
    code = check.browser.text(".message:last-child .digits")
    check.browser.click(".message:last-child button.code")
    check.text_of("feedback", ".message:last-child button.code", "Copied")
    check.browser.click("#query")
    check.browser.press((CONTROL, "v"))
    until("the code pasted", lambda: check.browser.run("return query.value") == code)
    until("the code found", lambda: check.browser.run(SEEN) == ["13812345678"])
    check.browser.press(ESCAPE)
    until("the filters cleared", lambda: check.browser.count(".message") == 3)


def messages_are_searched_and_filtered_by_number(check):
    check.browser.press("/")
    until("the search has the focus", lambda: check.browser.run("return document.activeElement.id") == "query")
    check.browser.type("#query", "139123")
    until("two found", lambda: sorted(check.browser.run(SEEN)) == ["13912340000", "13912340001"])
    check.text_of("what was found is marked", ".message mark", "139123")
    check.browser.press(ESCAPE)
    until("all again", lambda: check.browser.count(".message") == 3)
    check.browser.click(".message:last-child .number")
    until("that number only", lambda: check.browser.run(SEEN) == ["13812345678"])
    check.send("13912340002")
    check.browser.type("#query", "no such message")
    check.text_of("nothing found", "#empty", "No message matches")
    check.browser.click("#empty button")
    until("all again", lambda: check.browser.count(".message") == 4)


def the_keyboard_reaches_a_message_and_its_code(check):
    check.browser.run("document.activeElement.blur()")
    check.browser.press("j", "j")
    at = "return [...document.querySelectorAll('.message')].indexOf(document.activeElement)"
    until("the second message has the focus", lambda: check.browser.run(at) == 1)
    check.browser.press("o")
    check.text_of("its request", ".message:nth-child(2) .exchange", "POST /v1/codes")
    check.browser.press("c")
    check.text_of("its code copied", ".message:nth-child(2) button.code", "Copied")
    check.browser.press("?")
    check.text_of("the shortcuts", "#help", "Keyboard shortcuts")
    check.browser.press(ESCAPE)
    until("the list closed", lambda: check.browser.text("#help") is None)


def a_template_is_rejected_and_approved(check):
    check.browser.press("2")
    for verdict, number, word in (("reject", 2, "Rejected"), ("approve", 1, "Approved")):
        until("the button", lambda: check.browser.count(f'.template[data-id="1250"] .{verdict}') == 1)
        check.browser.click(f'.template[data-id="1250"] .{verdict}')
        check.text_of("the page says so", '.template[data-id="1250"] .badges', word)
        templates = check.sandbox.control("GET", "/templates")["templates"]
        said = [template["status"] for template in templates if template["temp_id"] == 1250]
        expect(f"the sandbox holds it {word}: {said}", said == [{2: 2, 1: 1}[number]])
    check.picture("templates")


def a_signature_is_rejected_and_approved(check):
    check.browser.press("3")
    for verdict, number, word in (("approve", 1, "Approved"), ("reject", 2, "Rejected")):
        until("the button", lambda: check.browser.count(f'.signature[data-id="37582"] .{verdict}') == 1)
        check.browser.click(f'.signature[data-id="37582"] .{verdict}')
        check.text_of("the page says so", '.signature[data-id="37582"] .badges', word)
        signatures = check.sandbox.control("GET", "/signatures")["signatures"]
        said = [signature["status"] for signature in signatures if signature["sign_id"] == 37582]
        expect(f"the sandbox holds it {word}: {said}", said == [number])
    check.picture("signatures")


def a_scheduled_message_waits_and_is_sent_now(check):
    check.browser.press("4")
    check.text_of("nothing yet", "#schedule-list", "Nothing is scheduled")
    schedule = {
        "send_time": "2999-01-01 00:00:00", "mobile": "13733330000", "temp_id": 1250, "temp_para": {"number": "7"}
    }
    check.post("/schedule", schedule)
    check.text_of("it waits", ".schedule .badges", "Waiting")
    check.text_of("whom it goes to", ".schedule .text", "13733330000")
    check.picture("schedules")
    check.browser.click(".schedule .fire")
    check.text_of("it was sent", ".schedule .badges", "Sent")
    check.browser.press("1")
    until("it is the newest message", lambda: check.browser.run(SEEN)[0] == "13733330000")
    check.text_of("it came of a schedule", ".message .badges", "Scheduled")


def a_delivery_report_stands_at_its_message(check):
    check.text_of("it was delivered", ".message .badges", "Delivered (4001)")
    latest = check.sandbox.control("GET", "/messages/latest")
    check.sandbox.control("POST", "/receipts", {"msg_id": latest["msg_id"], "status": 4003})
    check.text_of("it was not after all", ".message .badges", "Not delivered (4003)")


def replies_wait_and_callbacks_go_out_or_wait(check):
    check.browser.press("5")
    check.text_of("nowhere to go", "#callback-urls", "No callback URL is set")
    check.sandbox.control("POST", "/replies", {"mobile": "13812345678", "content": "TD <b>"})
    check.text_of("who replied", ".reply .head", "13812345678")
    check.text_of("what", ".reply .text", "TD <b>")
    with CallbackServer() as server:
        told = lambda: check.sandbox.control("GET", "/callback")["callbacks"][0]
        check.sandbox.control("PUT", "/callback", {"url": server.url})
        check.text_of("where to", "#callback-urls", server.url)
        check.sandbox.control("POST", "/replies", {"mobile": "13812345678", "content": "hello"})
        check.text_of("it arrived", ".callback:first-child .badges", "Delivered")
        check.text_of("what it was", ".callback:first-child .head", "Reply")
        expect(f"the server has it once: {server.events}", server.events == ["SMS_REPLY"])
        server.status = 500
        check.sandbox.control("POST", "/signatures/37582/reject")
        check.text_of("it waits", ".callback:first-child .badges", "Waiting")
        for hours in (1, 2, 13):
            tries = len(server.events)
            check.sandbox.control("POST", "/clock/advance", {"ms": hours * 3_600_000})
            until("another try", lambda: len(server.events) > tries)
            until("its end", lambda: (state := told())["waiting"] or len(state["delivered"]) == 2)
        check.text_of("it was given up", ".callback .rejected", "Given up")
        check.text_of("after four tries", ".callback:first-child .badges", "4 tries")
        server.status = 200
        check.sandbox.control("POST", "/templates/37582/reject")
        until("both", lambda: check.browser.count(".callback") == 3)
        server.status = 500
        check.sandbox.control("POST", "/signatures/37582/reject")
        check.text_of("one waits", ".callback:first-child .badges", "Waiting")
        check.picture("events")
        check.sandbox.control("DELETE", "/callback")
    check.text_of("nowhere again", "#callback-urls", "No callback URL is set")
    check.browser.press("1")


def every_error_code_stands_beside_its_number(check):
    check.browser.press("6")
    codes = check.sandbox.control("GET", "/codes")["codes"]
    until("the whole table", lambda: check.browser.count("#code-rows tr") == len(codes))
    check.browser.type("#code-query", "50009")
    until("one row", lambda: check.browser.count("#code-rows tr") == 1)
    check.text_of("its number", "#code-rows tr button", "15400050009")
    check.picture("codes")
    check.browser.run("document.activeElement.blur()")
    check.browser.press("1")


def it_speaks_chinese_and_english_and_remembers(check):
    check.browser.click("#language")
    check.text_of("Chinese", "#nav", "短信")
    check.browser.click("#theme")
    check.browser.click("#theme")
    check.browser.open(check.sandbox.inbox_url)
    check.text_of("Chinese still", "#nav", "短信")
    expect("dark still", check.browser.run("return getComputedStyle(document.body).colorScheme") == "dark")
    check.text_of("live", "#state", "实时")
    check.browser.click("#theme")
    check.browser.click("#language")
    check.text_of("English again", "#nav", "Messages")


def markup_in_a_message_is_text(check):
    message = '<img src=x onerror="document.title=1"><b>bold</b>'
    check.post("/messages", {"mobile": "13700000000", "temp_id": 1250, "temp_para": {"number": message}})
    check.text_of("the markup as text", ".message:first-child .text", message)
    expect("no element of it", check.browser.count(".message img, .message b") == 0)


def several_worlds_can_be_told_apart(check):
    expect("one world needs no choice", check.browser.text("#world-box") is None)
    request = urllib.request.Request(
        f"{check.sandbox.inbox_url}_sandbox/worlds/other", b'{"master_secret":"s"}', method="PUT"
    )
    with urllib.request.urlopen(request, timeout=60):
        pass
    until("a choice", lambda: check.browser.count("#world option") == 3)
    check.picture("worlds")
    check.browser.run("world.value = 'other'; world.dispatchEvent(new Event('change'))")
    check.text_of("the other world is empty", "#empty", "other:MASTER_SECRET")
    check.sandbox.control("DELETE", "/worlds/other")
    until("all worlds again", lambda: check.browser.count(".message") > 0)


def it_works_with_ten_thousand_messages(check):
    check.browser.run(
        """window.longest = 0;
        new PerformanceObserver((list) => {
          for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
        }).observe({ type: "longtask" });"""
    )
    check.send("15000000000", 10_100)
    check.text_of("the count", "#count", "of 10,000")
    check.text_of("the dropped ones", "#dropped", "dropped")
    rows = check.browser.count(".message")
    expect(f"a flood does not fill the document: {rows}", rows <= 300)
    flood = check.browser.run("return window.longest")
    check.picture("ten-thousand")
    check.browser.run("window.longest = 0")  # turning the screen about is not the page's doing
    oldest = check.sandbox.control("GET", "/messages?limit=1&q=15000000")["messages"][0]["mobile"]
    check.browser.type("#query", oldest)
    until("one of them", lambda: check.browser.run(SEEN) == [oldest])
    check.browser.press(ESCAPE)
    check.text_of("all again", "#count", "of 10,000")
    until(
        "older ones on the way down",
        lambda: check.browser.run("scrollTo(0, document.body.scrollHeight)") or check.browser.count(".message") > 1000,
    )
    check.send("13699999999")
    check.text_of("new ones wait above", "#newer", "1 new message")
    check.browser.click("#newer")
    until("the newest", lambda: check.browser.run(SEEN)[0] == "13699999999")
    after = check.browser.run("return window.longest")
    print(f"    the longest task took {flood:.0f} ms in the flood, {after:.0f} ms after it")
    expect(f"no freezing: {flood} ms, {after} ms", max(flood, after) < 2_000)


def it_says_so_when_the_sandbox_is_gone_and_comes_back(check, program):
    check.sandbox.stop()
    check.text_of("the banner", "#banner", "does not answer")
    check.text_of("the state", "#state", "Disconnected")
    check.picture("disconnected")
    with Sandbox(program, listen=check.sandbox.address) as again:
        check.text_of("live again", "#state", "Live")
        check.text_of("what the new one knows: nothing", "#empty", "No message yet")
        until("no banner", lambda: check.browser.text("#banner") is None)
        said = [entry["message"] for entry in check.browser.log() if entry["level"] in ("SEVERE", "WARNING")]
        others = [message for message in said if "net::ERR_" not in message]
        expect(f"only the lost connection in the console: {others}", said and not others)
        check.sandbox = again
        check.send("13812345678")
        until("a message again", lambda: check.browser.run(SEEN) == ["13812345678"])


QUIET = (
    the_empty_inbox_tells_how_to_begin,
    a_message_appears_without_reloading,
    the_request_and_the_answer_belong_to_it,
    the_code_is_copied_with_one_click,
    messages_are_searched_and_filtered_by_number,
    the_keyboard_reaches_a_message_and_its_code,
    a_template_is_rejected_and_approved,
    a_signature_is_rejected_and_approved,
    a_scheduled_message_waits_and_is_sent_now,
    a_delivery_report_stands_at_its_message,
    replies_wait_and_callbacks_go_out_or_wait,
    every_error_code_stands_beside_its_number,
    it_speaks_chinese_and_english_and_remembers,
    markup_in_a_message_is_text,
    several_worlds_can_be_told_apart,
    it_works_with_ten_thousand_messages,
)


def main(program, sender, pictures=None):
    if pictures:
        pictures = Path(pictures)
        pictures.mkdir(parents=True, exist_ok=True)
    with Sandbox(program) as sandbox, Browser() as browser:
        check = Check(browser, sandbox, sender, pictures)
        check.screen(1280, 900, "light")
        browser.open(sandbox.inbox_url)
        for promise in QUIET:
            print(promise.__name__, flush=True)
            promise(check)
            check.is_quiet()
        promise = it_says_so_when_the_sandbox_is_gone_and_comes_back
        print(promise.__name__, flush=True)
        promise(check, program)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Failed as failure:
        sys.exit(f"browser-check: {failure}")

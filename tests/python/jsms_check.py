"""The official Python client, unmodified, against a running sms-sandbox.

usage: jsms_check.py PATH_OF_SMS_SANDBOX

It sends JSON without a Content-Type, `mobile` and `temp_id` as they are given, and returns the decoded answer
whatever its status, or the status itself where the answer has no body. Its `send_batch_teml` does nothing, and it
knows no templates, so those are sent through its own session and its own request method.
"""

import json
import subprocess
import sys
import unittest
import urllib.parse

import jsms
import requests

KEY = "7d431e42dfa6a6d693ac2d04"
SECRET = "5e987ac6d2e04d95a9d8f0d1"
MOBILE = "13812345678"
OTHER = "18603050709"
SECONDS = 20


class Sandbox:
    """A sandbox of its own process, on a free port."""

    def __init__(self, program):
        command = [program, "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.ready = json.loads(self.process.stdout.readline() or "{}")
        if self.ready.get("ready") is not True:
            raise SystemExit(f"{program} did not get ready: {self.ready}")

    def latest(self, mobile):
        """What the last message to a number was."""
        query = urllib.parse.urlencode({"mobile": mobile})
        url = f"{self.ready['inbox_url']}_sandbox/messages/latest?{query}"
        session = requests.Session()
        session.trust_env = False
        return session.get(url, timeout=SECONDS).json()

    def stop(self):
        """Asks the process to end, and gives its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise


class OfficialClient(unittest.TestCase):
    program = None

    def setUp(self):
        self.sandbox = Sandbox(self.program)
        self.addCleanup(lambda: self.assertEqual(self.sandbox.stop(), 0))
        self.addCleanup(self.sandbox.process.stdout.close)
        jsms.Jsms.BASE_URL = self.sandbox.ready["base_url"] + "/"
        self.sms = self.client(KEY, SECRET)

    def client(self, key, secret):
        client = jsms.Jsms(key, secret)
        client.session.trust_env = False
        self.addCleanup(client.session.close)
        return client

    def assert_refused(self, answer, code, message):
        self.assertEqual(answer, {"error": {"code": code, "message": message}})

    def assert_not_valid(self, answer, code, message):
        error = {"code": code, "message": message}
        self.assertEqual(answer, {"is_valid": False, "error": error})

    def test_it_sends_no_content_type(self):
        sent = []
        self.sms.session.hooks["response"].append(lambda answer, **_: sent.append(answer.request))
        self.assertIn("msg_id", self.sms.send_code(MOBILE, 1))
        self.assertNotIn("Content-Type", sent[0].headers)

    def test_a_text_code_is_sent_and_verified_once(self):
        sent = self.sms.send_code(MOBILE, 1)
        message = self.sandbox.latest(MOBILE)
        self.assertEqual(sent, {"msg_id": message["msg_id"]})
        self.assertIsInstance(sent["msg_id"], str)
        code = message["code"]
        wrong = "111111" if code == "000000" else "000000"
        self.assert_not_valid(self.sms.verify_code(sent["msg_id"], wrong), 50010, "invalid code")
        self.assertEqual(self.sms.verify_code(sent["msg_id"], code), {"is_valid": True})
        self.assert_not_valid(self.sms.verify_code(sent["msg_id"], code), 50012, "verified code")

    def test_a_voice_code_keeps_its_leading_zero(self):
        sent = self.sms.send_voice_code(MOBILE, code="0042", lang=2, ttl=120)
        self.assertEqual(self.sandbox.latest(MOBILE)["code"], "0042")
        self.assert_not_valid(self.sms.verify_code(sent["msg_id"], "42"), 50010, "invalid code")
        self.assertEqual(self.sms.verify_code(sent["msg_id"], "0042"), {"is_valid": True})
        self.assert_refused(self.sms.send_voice_code(MOBILE), 50009, "out of freq")

    def test_a_message_answers_with_a_number(self):
        sent = self.sms.send_teml(MOBILE, 1250, {"number": "741627"})
        message = self.sandbox.latest(MOBILE)
        self.assertEqual(sent, {"msg_id": int(message["msg_id"])})
        self.assertIn("741627", message["text"])
        # An int, as many callers have it.
        self.assertIn("msg_id", self.sms.send_teml(OTHER, 1250, {"number": 147721}))
        self.assertIn("147721", self.sandbox.latest(OTHER)["text"])

    def test_refusals_come_back_as_the_documents_print_them(self):
        sms = self.sms
        self.assert_refused(sms.send_code("12345", 1), 50006, "invalid mobile")
        self.assert_refused(sms.send_code(None, 1), 50004, "missing mobile")
        self.assert_refused(sms.send_code(MOBILE, None), 50005, "missing temp_id")
        self.assert_refused(sms.send_code(MOBILE, 99), 50013, "invalid temp_id")
        self.assert_refused(sms.send_code(MOBILE, 1250), 50025, "wrong template type")
        self.assert_refused(sms.send_code(MOBILE, 37582), 50021, "template not pass")
        self.assert_refused(sms.verify_code("1", "123456"), 50026, "wrong msg_id")
        self.assert_refused(sms.verify_code("1", None), 50015, "missing code")
        self.assert_refused(sms.send_voice_code(MOBILE, code="12"), 50038, "invalid content length")
        self.assert_refused(sms.send_voice_code(MOBILE, code="12ab"), 50039, "invalid code type")
        self.assert_refused(sms.send_voice_code(MOBILE, lang=3), 50040, "invalid voice language type")
        self.assert_refused(sms.send_voice_code(MOBILE, ttl=0), 50041, "invalid ttl value")
        self.assert_refused(sms.send_teml(MOBILE, 1250), 50023, "parameters is empty")
        self.assert_refused(sms.send_teml(MOBILE, 1250, {"n": "1"}), 50022, "parameters not all replaced")

    def test_the_account_and_the_numbers_refuse_what_they_are_told_to(self):
        sms = self.sms
        self.assert_refused(sms.send_code("15400050014", 1), 50014, "no money")
        sent = sms.send_code("15400050011", 1)
        code = self.sandbox.latest("15400050011")["code"]
        self.assert_not_valid(sms.verify_code(sent["msg_id"], code), 50011, "expired code")

    def test_wrong_credentials_are_refused(self):
        self.assert_refused(self.client(KEY, "wrong").send_code(MOBILE, 1), 50002, "auth failed")
        anonymous = self.client(KEY, SECRET)
        anonymous.session.auth = None
        self.assert_refused(anonymous.send_code(MOBILE, 1), 50001, "missing auth")

    def test_a_scheduled_message_is_read_and_deleted(self):
        sent = self.sms.send_teml(MOBILE, 1250, {"number": "741627"}, time="2999-01-01 00:00:00")
        shown = self.sms.show_schedule_message(sent["schedule_id"])
        recipient = shown["recipients"][0]
        self.assertIsInstance(recipient.pop("msg_id"), str)
        self.assertEqual(recipient, {"mobile": MOBILE, "temp_para": {"number": "741627"}})
        self.assertEqual((shown["send_time"], shown["temp_id"]), ("2999-01-01 00:00:00", 1250))
        # An empty answer: the client returns the status.
        self.assertEqual(self.sms.delete_schedule_message(sent["schedule_id"]), 200)
        self.assert_refused(self.sms.show_schedule_message(sent["schedule_id"]), 50028, "invalid schedule_id")
        again = self.sms.delete_schedule_message(sent["schedule_id"])
        self.assert_refused(again, 50029, "wrong schedule status")
        past = self.sms.send_teml(MOBILE, 1250, {"number": "1"}, time="2017-07-01 09:00:00")
        self.assert_refused(past, 50027, "invalid send_time")

    def test_a_signature_is_handed_in_read_and_deleted(self):
        picture = ("营业执照.png", b"\x89PNG\r\n\x1a\n")
        sign_id = self.sms.create_sign("新签名", image0=picture, type=1, remark="注册")["sign_id"]
        shown = {"sign_id": sign_id, "sign": "新签名", "status": 0, "is_default": 0, "use_status": 0}
        self.assertEqual(self.sms.show_sign(str(sign_id)), shown)
        self.assert_refused(self.sms.create_sign("又一个"), 50103, "other signatures in the audit")
        self.assertEqual(self.sms.delete_sign(str(sign_id)), 200)
        self.assert_refused(self.sms.show_sign(str(sign_id)), 50102, "invalid sign id")
        self.assertEqual(self.sms.upadte_sign("37582", "改后"), {"sign_id": 37582})
        self.assert_refused(self.sms.create_sign("【】"), 50104, "invalid signature")
        broken = ("a.png", b"no picture")
        self.sms.delete_sign("37582")
        self.assert_refused(self.sms.create_sign("新签名", image0=broken), 50101, "invalid image")
        self.assert_refused(self.sms.delete_sign("1"), 50105, "default signature cannot be deleted")

    def test_an_application_without_a_quota_is_told_so(self):
        self.assert_refused(self.sms.app_balance(), 50033, "app quota not assigned")

    def test_a_batch_through_its_own_request_method(self):
        rows = [
            {"mobile": MOBILE, "temp_para": {"number": "741627"}},
            {"mobile": "18603", "temp_para": {"number": "147721"}},
        ]
        answer = self.sms._post("messages/batch", {"temp_id": 1250, "recipients": rows})
        self.assertEqual((answer["success_count"], answer["failure_count"]), (1, 1))
        good, bad = answer["recipients"]
        self.assertEqual(good, {"msg_id": self.sandbox.latest(MOBILE)["msg_id"], "mobile": MOBILE})
        self.assertIsInstance(bad.pop("msg_id"), str)
        refused = {"error_code": "50006", "error_message": "invalid mobile"}
        self.assertEqual(bad, {**rows[1], **refused})

    def test_templates_through_its_own_request_method(self):
        body = {"template": "码{{code}}", "type": 1, "ttl": 120, "remark": "注册"}
        temp_id = self.sms._post("templates", body)["temp_id"]
        found = self.sms._get(f"templates/{temp_id}")
        self.assertEqual(found, {**body, "temp_id": temp_id, "status": 0})
        update = self.sms._request("PUT", f"templates/{temp_id}", {**body, "temp_id": temp_id})
        self.assert_refused(update, 50047, "modify template not allow")
        # An empty answer: the client returns the status.
        self.assertEqual(self.sms._del(f"templates/{temp_id}"), 200)
        self.assert_refused(self.sms._get(f"templates/{temp_id}"), 50013, "invalid temp_id")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    OfficialClient.program = sys.argv.pop(1)
    unittest.main(verbosity=2)

// What the page says, in each of its languages.

const WORDS = {
  en: {
    skip: "Skip to content",
    sections: "Sections",
    messages: "Messages",
    templates: "Templates",
    signatures: "Signatures",
    schedules: "Scheduled",
    codes: "Error codes",
    world: "World (app key)",
    allWorlds: "All app keys",
    help: "Keyboard shortcuts",
    search: "Search messages",
    searchHint: "Search text, number, code, tag, id",
    number: "Only this number",
    numberHint: "Mobile number",
    older: "Older messages",
    language: "中文",
    languageLabel: "中文: 切换到中文",
    themeAuto: "Theme: as the system",
    themeLight: "Theme: light",
    themeDark: "Theme: dark",
    live: "Live",
    polling: "Polling",
    lost: "Disconnected",
    connecting: "Connecting",
    pollingHint: "The event stream is interrupted; the page asks every two seconds.",
    lostBanner: "The sandbox does not answer. What is below may be out of date; the page keeps trying.",
    count: (shown, total) => (shown === total ? `${total} message${total === "1" ? "" : "s"}` : `${shown} of ${total}`),
    newer: (count) => `${count} new message${count === "1" ? "" : "s"}`,
    dropped: (count) =>
      `${count} older message${count === "1" ? " was" : "s were"} dropped: the sandbox keeps a limited number of each account (--message-limit).`,
    text_code: "Text code",
    voice_code: "Voice code",
    single: "Message",
    batch: "Batch",
    template: (id) => `Template ${id}`,
    sign: (id) => `Signature ${id}`,
    tag: (tag) => `Tag ${tag}`,
    verified: "Verified",
    scheduled: "Scheduled",
    delivered: (status) => `Delivered (${status})`,
    undelivered: (status) => `Not delivered (${status})`,
    until: (time) => `Valid until ${time}`,
    copyCode: (code) => `Copy code ${code}`,
    onlyNumber: (number) => `Only messages to ${number}`,
    copy: "Copy",
    copied: "Copied",
    copiedText: (text) => `Copied ${text}`,
    notCopied: "The browser did not allow copying",
    details: "Request and answer",
    request: "Request",
    answer: "Answer",
    noBody: "(no body)",
    forgotten: "The request is so old that it was forgotten.",
    loading: "Loading …",
    cut: (count) => `… ${count} more characters; Copy takes all of it.`,
    failed: (reason) => `That did not work: ${reason}`,
    arrived: (number, code) => `New message to ${number}${code ? `, code ${code}` : ""}`,
    arrivedMany: (count) => `${count} new messages`,
    emptyTitle: "No message yet",
    emptyLead: "Send the first one; it appears here by itself. Nothing ever leaves this machine.",
    withCurl: "With curl",
    withRust: "In Rust",
    nothingTitle: "No message matches",
    clear: "Clear the filters",
    templatesLead: "Decide the audit that takes days on the real service. Only approved templates can be sent; only rejected ones can be changed.",
    noTemplates: "There are no templates.",
    verification: "Verification",
    notification: "Notification",
    marketing: "Marketing",
    auditing: "Being audited",
    approved: "Approved",
    rejected: "Rejected",
    approve: "Approve",
    reject: "Reject",
    approveLabel: (id) => `Approve template ${id}`,
    rejectLabel: (id) => `Reject template ${id}`,
    nowApproved: (id) => `Template ${id} is approved`,
    nowRejected: (id) => `Template ${id} is rejected`,
    reason: (reason) => `Rejected because: ${reason}`,
    signaturesLead: "What stands between 【 and 】. Decide the audit: only approved signatures can be sent with; only rejected ones can be changed.",
    noSignatures: "There are no signatures.",
    isDefault: "Default",
    isUsed: "In use",
    images: (count) => `${count} picture${count === "1" ? "" : "s"}`,
    approveSign: (id) => `Approve signature ${id}`,
    rejectSign: (id) => `Reject signature ${id}`,
    signApproved: (id) => `Signature ${id} is approved`,
    signRejected: (id) => `Signature ${id} is rejected`,
    schedulesLead: "Messages that are sent when the sandbox's clock gets there. Advance the clock, or send one now.",
    noSchedules: "Nothing is scheduled.",
    waiting: "Waiting",
    sent: "Sent",
    deleted: "Deleted",
    fire: "Send now",
    fireLabel: (id) => `Send ${id} now`,
    fired: "It was sent",
    comma: ", ",
    andMore: (count) => ` and ${count} more`,
    ttl: (seconds) => `Codes live ${seconds} s`,
    codesLead: "A call about one of these numbers fails with the code beside it. For the codes of a verification, sending works and verifying fails.",
    codesFilter: "Filter the table",
    code: "Code",
    meaning: "Message",
    status: "HTTP",
    magic: "Number that provokes it",
    noCodes: "No code matches.",
    shortcuts: "Keyboard shortcuts",
    keysOn: "Single-key shortcuts",
    close: "Close",
    keySearch: "Search",
    keyNumber: "Filter by number",
    keyNext: "Next, previous message",
    keyCopy: "Copy the code of the message, or of the newest",
    keyOpen: "Request and answer of the message",
    keyEscape: "Clear the filters",
    keyViews: "Messages, templates, signatures, scheduled messages, error codes",
    keyTheme: "Light, dark, as the system",
    keyLanguage: "Chinese, English",
    keyHelp: "This list",
  },
  zh: {
    skip: "跳到正文",
    sections: "页面",
    messages: "短信",
    templates: "模板",
    signatures: "签名",
    schedules: "定时短信",
    codes: "错误码",
    world: "应用（AppKey）",
    allWorlds: "全部 AppKey",
    help: "键盘快捷键",
    search: "搜索短信",
    searchHint: "搜索内容、号码、验证码、标签、ID",
    number: "只看此号码",
    numberHint: "手机号码",
    older: "更早的短信",
    language: "EN",
    languageLabel: "EN: switch to English",
    themeAuto: "主题：跟随系统",
    themeLight: "主题：浅色",
    themeDark: "主题：深色",
    live: "实时",
    polling: "轮询",
    lost: "已断开",
    connecting: "连接中",
    pollingHint: "事件流中断，页面每两秒查询一次。",
    lostBanner: "沙箱没有响应。以下内容可能已过时，页面会继续重试。",
    count: (shown, total) => (shown === total ? `共 ${total} 条` : `${shown} / ${total} 条`),
    newer: (count) => `${count} 条新短信`,
    dropped: (count) => `已丢弃 ${count} 条较早的短信：沙箱为每个账号保留的条数有限（--message-limit）。`,
    text_code: "短信验证码",
    voice_code: "语音验证码",
    single: "模板短信",
    batch: "批量短信",
    template: (id) => `模板 ${id}`,
    sign: (id) => `签名 ${id}`,
    tag: (tag) => `标签 ${tag}`,
    verified: "已验证",
    scheduled: "定时",
    delivered: (status) => `已送达（${status}）`,
    undelivered: (status) => `未送达（${status}）`,
    until: (time) => `有效至 ${time}`,
    copyCode: (code) => `复制验证码 ${code}`,
    onlyNumber: (number) => `只看发往 ${number} 的短信`,
    copy: "复制",
    copied: "已复制",
    copiedText: (text) => `已复制 ${text}`,
    notCopied: "浏览器不允许复制",
    details: "请求与响应",
    request: "请求",
    answer: "响应",
    noBody: "（无内容）",
    forgotten: "请求太早，已被清除。",
    loading: "加载中……",
    cut: (count) => `……还有 ${count} 个字符，复制时包含全部。`,
    failed: (reason) => `操作失败：${reason}`,
    arrived: (number, code) => `${number} 收到新短信${code ? `，验证码 ${code}` : ""}`,
    arrivedMany: (count) => `${count} 条新短信`,
    emptyTitle: "还没有短信",
    emptyLead: "发送第一条短信，它会自动出现在这里。任何内容都不会离开本机。",
    withCurl: "使用 curl",
    withRust: "使用 Rust",
    nothingTitle: "没有符合条件的短信",
    clear: "清除筛选",
    templatesLead: "真实服务的审核需要等待，在这里由您决定。只有审核通过的模板可以发送，只有未通过的模板可以修改。",
    noTemplates: "没有模板。",
    verification: "验证码类",
    notification: "通知类",
    marketing: "营销类",
    auditing: "审核中",
    approved: "审核通过",
    rejected: "审核不通过",
    approve: "通过",
    reject: "拒绝",
    approveLabel: (id) => `通过模板 ${id}`,
    rejectLabel: (id) => `拒绝模板 ${id}`,
    nowApproved: (id) => `模板 ${id} 已通过`,
    nowRejected: (id) => `模板 ${id} 已拒绝`,
    reason: (reason) => `拒绝原因：${reason}`,
    signaturesLead: "【】中的内容。审核在这里由您决定：只有审核通过的签名可以使用，只有未通过的签名可以修改。",
    noSignatures: "没有签名。",
    isDefault: "默认",
    isUsed: "使用中",
    images: (count) => `${count} 张图片`,
    approveSign: (id) => `通过签名 ${id}`,
    rejectSign: (id) => `拒绝签名 ${id}`,
    signApproved: (id) => `签名 ${id} 已通过`,
    signRejected: (id) => `签名 ${id} 已拒绝`,
    schedulesLead: "沙箱时钟到点时发送的短信。可以拨快时钟，或立即发送。",
    noSchedules: "没有定时短信。",
    waiting: "待发送",
    sent: "已发送",
    deleted: "已删除",
    fire: "立即发送",
    fireLabel: (id) => `立即发送 ${id}`,
    fired: "已发送",
    comma: "、",
    andMore: (count) => ` 等，另有 ${count} 个`,
    ttl: (seconds) => `验证码有效 ${seconds} 秒`,
    codesLead: "对这些号码的调用会以同一行的错误码失败。验证类错误码：发送成功，验证失败。",
    codesFilter: "筛选表格",
    code: "错误码",
    meaning: "信息",
    status: "HTTP",
    magic: "触发号码",
    noCodes: "没有符合条件的错误码。",
    shortcuts: "键盘快捷键",
    keysOn: "启用单键快捷键",
    close: "关闭",
    keySearch: "搜索",
    keyNumber: "按号码筛选",
    keyNext: "下一条、上一条短信",
    keyCopy: "复制当前（或最新）短信的验证码",
    keyOpen: "当前短信的请求与响应",
    keyEscape: "清除筛选",
    keyViews: "短信、模板、签名、定时短信、错误码",
    keyTheme: "浅色、深色、跟随系统",
    keyLanguage: "中文、英文",
    keyHelp: "本列表",
  },
};

const isChinese = () => document.documentElement.lang.startsWith("zh");

/** The sentence of this name in the page's language. */
export function t(name, ...values) {
  const word = WORDS[isChinese() ? "zh" : "en"][name];
  if (word === undefined) {
    console.error(`There is no word for ${name}`);
    return name;
  }
  return typeof word === "function" ? word(...values.map(written)) : word;
}

/** Goes over to the other language, and says which. */
export function switchLanguage() {
  document.documentElement.lang = isChinese() ? "en" : "zh-CN";
  return document.documentElement.lang;
}

/** Puts the words into the document's fixed parts. */
export function translate() {
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  for (const [key, attribute] of [["tLabel", "aria-label"], ["tTitle", "title"], ["tPlaceholder", "placeholder"]]) {
    const name = attribute === "aria-label" ? "label" : attribute;
    for (const element of document.querySelectorAll(`[data-t-${name}]`)) {
      element.setAttribute(attribute, t(element.dataset[key]));
    }
  }
}

/** Counts are given as numbers and written with their separators; ids and codes are given as text. */
function written(value) {
  return typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : value;
}

const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
const DAY = { year: "numeric", month: "2-digit", day: "2-digit" };

/** Making a formatter costs a hundred times what using it costs. */
const formatters = new Map();

/** A time of day, with the date where it is not today's. */
export function timeOf(millis) {
  const time = new Date(millis);
  const isToday = time.toDateString() === new Date().toDateString();
  const key = `${document.documentElement.lang} ${isToday}`;
  if (!formatters.has(key)) {
    const parts = isToday ? TIME : { ...DAY, ...TIME };
    formatters.set(key, new Intl.DateTimeFormat(document.documentElement.lang, parts));
  }
  return formatters.get(key).format(time);
}

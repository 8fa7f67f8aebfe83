package dev.sextant.http;

import dev.sextant.plan.Label;

/** Every problem that this API answers with: its status, its stable code, and its title. */
public enum ProblemCode {
    malformed(400, "请求格式有误", "The request cannot be read"),
    signIn(401, "请先登录", "Sign in first"),
    wrongPassword(401, "账号或密码不对", "The account or the password is wrong"),
    notPermitted(403, "没有权限", "You may not do this"),
    passkeyUnknown(401, "不能用这个通行密钥登录，请用密码", "This passkey does not sign in here; use your password"),
    notByPassword(
            403,
            "您的账号不能用密码登录，请用单位统一身份或通行密钥登录",
            "You do not sign in with a password here: use your organisation's sign-in or a passkey"),
    openIdAway(
            409,
            "现在连不上单位的统一身份认证。请用密码或通行密钥，或稍后再试",
            "Your organisation's sign-in cannot be reached now. Use your password or a passkey, or try again later"),
    openIdUnfit(
            409,
            "单位的统一身份认证与本系统的设置对不上，请告知系统管理员；密码和通行密钥仍可使用",
            "Your organisation's sign-in and the settings here do not fit together; tell an administrator. Password and passkeys still work"),
    ticketOver(401, "登录已超时，请重新输入账号和密码", "That took too long: enter your account and password again"),
    confirmIdentity(403, "请再次确认是您本人", "Confirm once more that it is you"),
    otherOrigin(403, "请求来自别的网站", "The request comes from another site"),
    notFound(404, "没有这个地址", "There is nothing at this address"),
    unknownIncident(404, "没有这个事件", "There is no such incident"),
    unknownView(404, "没有这个视图", "There is no such view"),
    unknownRecord(404, "没有这条记录", "There is no such record"),
    noFile(404, "文件还没有传到", "The file is not here yet"),
    outOfStep(409, "这一段接不上", "This part does not follow the last one"),
    unknownPerson(404, "没有这个账号", "There is no such account"),
    outOfOrder(409, "现在不能这样做", "This cannot be done now"),
    linkOver(
            410,
            "链接已失效：用过、过期，或已换成新的。请向系统管理员再要一个",
            "This link no longer works: it was used, is over, or was replaced by another. Ask an administrator for a new one"),
    codeOver(
            410,
            "二维码已失效：过期、人数已满，或已收回。请出示者再出一个",
            "This code no longer works: it is over, full, or was taken back. Ask whoever showed it for another"),
    invalid(422, "填写有误", "Some fields are not right"),
    refused(422, "预案规则不允许", "A rule of the plan forbids this"),
    confirm(422, "请确认", "Please confirm"),
    unfitFile(422, "不能接收这个文件", "This file cannot be taken"),
    sameIdOtherBody(422, "同一命令编号已用于另一内容", "This command id was used for something else"),
    methodNotAllowed(405, "此地址不支持该方法", "This address does not know that method"),
    tooLarge(413, "内容过大", "The request is too large"),
    addressTooLong(414, "地址过长", "The address is too long"),
    notJson(415, "只接受 JSON", "Only JSON is accepted here"),
    notBytes(415, "这里只接受文件内容", "Only the bytes of a file are accepted here"),
    tooMany(429, "请求过于频繁，请稍候", "Too many requests, wait a moment"),
    tooManyScreens(429, "打开的页面过多，请先关掉一些", "Too many screens are open, close some of them first"),
    unexpected(500, "服务器出错，已记录", "Something went wrong here; it is in the log"),
    planMissing(
            503,
            "此事件启动时所用的预案版本不在本节点，暂不能显示；请告知系统管理员",
            "The plan that this incident was opened with is not on this node, so it is not shown; tell whoever runs it"),
    noRoom(503, "服务器磁盘快满了，暂时不能保存", "The server's disk is nearly full, nothing can be kept at the moment"),
    away(503, "暂时无法保存，请稍后再试", "Nothing can be kept at the moment; try again shortly");

    private final int status;
    private final String zh;
    private final String en;

    ProblemCode(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    int status() {
        return status;
    }

    Label title() {
        return Label.of("zh", zh, "en", en);
    }
}

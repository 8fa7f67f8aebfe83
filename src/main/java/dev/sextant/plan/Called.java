package dev.sextant.plan;

/** What the things of a plan are called in messages. */
final class Called {
    static final Wording RECORD_TYPE = Wording.of("记录类型", "record type");
    static final Wording FIELD = Wording.of("字段", "field");
    static final Wording STATE = Wording.of("状态", "state");
    static final Wording MOVE = Wording.of("操作", "move");
    static final Wording ACT = Wording.of("操作", "act");
    static final Wording ROLE = Wording.of("岗位", "role");
    static final Wording GROUP = Wording.of("小组", "group");
    static final Wording PHASE = Wording.of("阶段", "phase");
    static final Wording LEVEL = Wording.of("级别", "level");
    static final Wording LEVEL_RULE = Wording.of("定级规则", "level rule");
    static final Wording TIME_LIMIT = Wording.of("时限", "time limit");
    static final Wording ENUMERATION = Wording.of("选项表", "enumeration");
    static final Wording LANGUAGE = Wording.of("语言", "language");
    static final Wording START = Wording.of("“starts”的一项", "an entry of 'starts'");
    static final Wording STEP = Wording.of("“then”的一项", "an entry of 'then'");

    private Called() {}

    static Wording fieldOf(Object owner) {
        return Wording.of("%s 的字段", "field of %s", owner);
    }

    /** A field of one kind: {@code text of note}. */
    static Wording fieldOf(FieldKind kind, Object owner) {
        return Wording.of("%2$s 的 %1$s 字段", "%1$s of %2$s", kind.id(), owner);
    }

    static Wording stateOf(String type) {
        return Wording.of("%s 的状态", "state of %s", type);
    }

    static Wording moveOf(String type) {
        return Wording.of("%s 的操作", "move of %s", type);
    }

    static Wording valueOf(String name) {
        return Wording.of("%s 的取值", "value of %s", name);
    }

    /** One of several by its id: {@code role 'leader'}. */
    static Wording one(Wording thing, String id) {
        return Wording.of("%s“%s”", "%s '%s'", thing, id);
    }

    /** What an act of the whole incident is called. */
    static Wording act(Act act) {
        return switch (act) {
            case OPEN_INCIDENT -> Wording.of("登记接报", "open an incident");
            case ACKNOWLEDGE_INTAKE -> Wording.of("知悉接报", "acknowledge the report");
            case ACTIVATE_PLAN -> Wording.of("启动预案", "activate the plan");
            case SET_LEVEL -> Wording.of("定级", "set the level");
            case RAISE_LEVEL -> Wording.of("提高等级", "raise the level");
            case ENTER_PHASE -> Wording.of("进入下一阶段", "enter a phase");
            case CHECK_IN -> Wording.of("到岗签到", "check in");
            case END_RESPONSE -> Wording.of("终止响应", "end the response");
            case RULE_ON_CONFLICT -> Wording.of("裁定冲突", "rule on a conflict");
            case ASSESS -> Wording.of("填写初步研判", "write the initial assessment");
            case AMEND_INTAKE -> Wording.of("更正接报信息", "correct the first report");
            case ANSWER_CALL -> Wording.of("应召", "answer the call-out");
            case WAIVE_GROUP -> Wording.of("免召某组", "do without a group");
            case CHANGE_ROSTER -> Wording.of("变更名册、代人应召", "change the roster, answer for others");
            case GO_BACK -> Wording.of("退回阶段、重启响应", "go back a phase, reopen the response");
            case PROPOSE_END -> Wording.of("提出终止响应", "propose the end of the response");
            case EXTEND_LIMIT -> Wording.of("延长时限", "extend a time limit");
            case INVITE_GUEST -> Wording.of("邀请临时协助人员", "invite helpers");
            case PAIR_DISPLAY -> Wording.of("接入大屏", "connect a wall");
        };
    }
}

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
}

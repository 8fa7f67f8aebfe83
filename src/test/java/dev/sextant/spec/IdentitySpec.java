package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.incident.Refusal.Kind.PROVE_IDENTITY;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.SPOKESPERSON;

import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.kit.Story;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A step of which the plan says identityWithin")
final class IdentitySpec {
    private static final Duration JUST_IN_TIME = Duration.ofMinutes(5);
    private static final Duration TOO_LONG_AGO = Duration.ofMinutes(5).plusMillis(1);

    @Test
    @DisplayName("is taken by who proved within the time to be who the account says")
    void proved() {
        var story = drafted();
        story.when(approve(story)).by(SPOKESPERSON.proved(JUST_IN_TIME)).accepted();
    }

    @Test
    @DisplayName("asks everybody else to prove it, and changes nothing")
    void notProved() {
        var story = drafted();
        story.when(approve(story)).by(SPOKESPERSON.proved(null)).refused(PROVE_IDENTITY, "proveIdentity", "move");
        story.when(approve(story))
                .by(SPOKESPERSON.proved(TOO_LONG_AGO))
                .refused(PROVE_IDENTITY, "proveIdentity", "move");
    }

    @Test
    @DisplayName("asks last: nobody proves who they are for what is refused anyway")
    void last() {
        var story = drafted();
        story.when(moveHavingRead("0", "HL-01", "approve"))
                .by(SPOKESPERSON.proved(null))
                .refused(OUT_OF_ORDER, "textChanged", "textHash");
        var own = Story.activated("yellow").given(line(), LEADER, "09:20");
        own.when(approve(own)).by(LEADER.proved(null)).refused(FORBIDDEN_BY_RULE, "approve", "move");
    }

    @Test
    @DisplayName("leaves the other steps alone")
    void others() {
        drafted().when(move("HL-01", "retire")).by(SPOKESPERSON.proved(null)).accepted();
    }

    private static Story drafted() {
        return Story.activated("yellow").given(line(), MEDIA_OFFICER, "09:20");
    }

    private static PostRecord line() {
        return post("holdingLine", "topic", "门锁", "line", "正在核查，十一点前答复。");
    }

    private static MoveRecord approve(Story story) {
        return moveHavingRead(story.hash("HL-01", "topic", "question", "line", "doNotSay"), "HL-01", "approve");
    }
}

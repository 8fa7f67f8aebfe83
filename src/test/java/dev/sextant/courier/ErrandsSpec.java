package dev.sextant.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Incident;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Cast;
import dev.sextant.kit.Story;
import dev.sextant.ops.Channel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is still to be sent")
final class ErrandsSpec {
    private static final Channel GROUP = channel("微信群", Channel.Kind.WECOM, "wechat");
    private static final Channel SITE = channel("官网", Channel.Kind.WEBHOOK, "wechat");
    private static final Channel PRESS = channel("媒体", Channel.Kind.MAIL, "pressMail");
    private static final List<Channel> ALL = List.of(GROUP, SITE, PRESS);

    @Test
    @DisplayName("is nothing before the statement is published, and then every channel that stands for one of its own")
    void announced() {
        var story = Told.published("wechat", "notice");
        assertThat(announced(story, "10:00")).containsExactly("ST-01 published 微信群", "ST-01 published 官网");
        assertThat(Errands.of(Story.activated("yellow").incident(), ALL, Story.time("10:00"), Pace.USUAL))
                .isEmpty();
        assertThat(Errands.of(story.incident(), List.of(), Story.time("10:00"), Pace.USUAL))
                .isEmpty();
    }

    @Test
    @DisplayName("is the same each time it is asked, under the same key, until it was done")
    void keys() {
        var story = Told.published("wechat");
        var once = Errands.of(story.incident(), ALL, Story.time("10:00"), Pace.USUAL);
        var again = Errands.of(story.incident(), ALL, Story.time("10:05"), Pace.USUAL);
        assertThat(once).isEqualTo(again);
        announce(story, "10:00", GROUP, SITE);
        assertThat(announced(story, "10:01")).isEmpty();
        assertThat(carried(story, "10:01")).containsExactly("DX-01", "DX-02");
    }

    @Test
    @DisplayName("is repeated after a pause that grows, from the journal alone, and at once when a person says so")
    void pauses() {
        var story = Told.published("wechat");
        announce(story, "10:00", GROUP);
        does(story, "10:01", "DX-01", "begin");
        assertThat(carried(story, "10:01:30", GROUP)).as("somebody is at it").isEmpty();
        assertThat(carried(story, "10:01:46", GROUP)).as("nothing was heard").containsExactly("DX-01");
        does(story, "10:02", "DX-01", "later", "failure", "busy", "answer", "HTTP 500");
        assertThat(carried(story, "10:02:01", GROUP)).isEmpty();
        assertThat(carried(story, "10:02:02", GROUP)).containsExactly("DX-01");
        does(story, "10:03", "DX-01", "begin");
        does(story, "10:03", "DX-01", "later", "failure", "busy", "answer", "HTTP 500");
        assertThat(carried(story, "10:03:07", GROUP)).isEmpty();
        assertThat(carried(story, "10:03:08", GROUP)).containsExactly("DX-01");
        does(story, "10:04", "DX-01", "begin");
        does(story, "10:04", "DX-01", "fail", "failure", "declined", "answer", "HTTP 401");
        assertThat(carried(story, "10:30", GROUP)).isEmpty();
        story.given(Acts.move("DX-01", "repeat"), Cast.SPOKESPERSON, "10:31");
        assertThat(carried(story, "10:31", GROUP)).containsExactly("DX-01");
    }

    @Test
    @DisplayName("goes over a channel in the order of release: what waits behind another one waits its turn")
    void inOrder() {
        var story = Told.published("wechat");
        announce(story, "10:00", GROUP);
        Told.corrected(story);
        announce(story, "10:30", GROUP);
        assertThat(story.incident().records().ofType("outgoing")).hasSize(2);
        assertThat(settled(story, "10:30", GROUP)).containsExactly("DX-01 withhold overtaken");
        does(story, "10:30", "DX-01", "withhold", "failure", "overtaken");
        assertThat(carried(story, "10:31", GROUP)).containsExactly("DX-02");
    }

    @Test
    @DisplayName(
            "people hear of a correction once, from the text that takes the place; a machine hears that the old one fell")
    void corrections() {
        var story = Told.published("wechat");
        announce(story, "10:00", GROUP, SITE);
        sent(story, "10:01", "DX-01", "DX-02");
        Told.corrected(story);
        assertThat(announced(story, "10:30"))
                .containsExactlyInAnyOrder("ST-01 corrected 官网", "ST-02 published 微信群", "ST-02 published 官网");
    }

    @Test
    @DisplayName("a withdrawal goes where the text went, and nowhere else")
    void withdrawals() {
        var story = Told.published("wechat");
        announce(story, "10:00", GROUP, SITE);
        sent(story, "10:01", "DX-01");
        Told.withdrawn(story);
        assertThat(announced(story, "10:40")).containsExactly("ST-01 withdrawn 微信群");
        assertThat(settled(story, "10:40", GROUP, SITE)).containsExactly("DX-02 withhold overtaken");
    }

    @Test
    @DisplayName("what was released hours ago waits for a person, and of an incident that is long over nothing is sent")
    void late() {
        var story = Told.published("wechat");
        announce(story, "16:30", GROUP);
        assertThat(settled(story, "16:30", GROUP)).containsExactly("DX-01 fail late");
        does(story, "16:30", "DX-01", "fail", "failure", "late", "answer", "late");
        story.given(Acts.move("DX-01", "repeat"), Cast.SPOKESPERSON, "16:31");
        assertThat(carried(story, "16:31", GROUP)).containsExactly("DX-01");
    }

    @Test
    @DisplayName("a channel that the settings have no more is told to a person, and nothing of a demo leaves the house")
    void removedAndDemo() {
        var story = Told.published("wechat");
        announce(story, "10:00", GROUP);
        assertThat(settled(story, "10:00:30", SITE))
                .as("another node may have it")
                .isEmpty();
        assertThat(settled(story, "10:01", SITE)).containsExactly("DX-01 fail removed");
        Incident demo = story.incident().withIntake(story.incident().intake(), true);
        assertThat(Errands.of(demo, List.of(GROUP), Story.time("10:01"), Pace.USUAL))
                .singleElement()
                .isInstanceOfSatisfying(Errand.Settle.class, settle -> {
                    assertThat(settle.move()).isEqualTo("withhold");
                    assertThat(settle.failure()).isEqualTo("demo");
                });
    }

    @Test
    @DisplayName("nobody but the product itself posts it or says that it arrived; the media's head may repeat it")
    void byNobodyElse() {
        var story = Told.published("wechat");
        story.when(Acts.post("outgoing", "statement", "ST-01", "event", "published", "channel", "微信群", "key", "k"))
                .by(Cast.SPOKESPERSON)
                .at("10:00")
                .refused(dev.sextant.incident.Refusal.Kind.NOT_PERMITTED, "notPermitted", "record");
        announce(story, "10:00", GROUP);
        does(story, "10:01", "DX-01", "begin");
        story.when(Acts.move("DX-01", "sent", "answer", "ok"))
                .by(Cast.LEADER)
                .at("10:01")
                .refused(dev.sextant.incident.Refusal.Kind.NOT_PERMITTED, "notPermitted", "move");
        does(story, "10:02", "DX-01", "fail", "failure", "declined", "answer", "HTTP 401");
        story.when(Acts.move("DX-01", "repeat"))
                .by(Cast.ON_SITE_A)
                .at("10:03")
                .refused(dev.sextant.incident.Refusal.Kind.NOT_PERMITTED, "notPermitted", "move");
        story.given(Acts.move("DX-01", "repeat"), Cast.SPOKESPERSON, "10:03");
    }

    private static Channel channel(String name, Channel.Kind kind, String standsFor) {
        return Told.channel(name, kind, "https://x.example/h", standsFor, "0123456789abcdef");
    }

    private static void announce(Story story, String at, Channel... channels) {
        for (Errand errand : Errands.of(story.incident(), List.of(channels), Story.time(at), Pace.USUAL)) {
            if (errand instanceof Errand.Announce announce) {
                story.given(
                        Acts.post(
                                "outgoing",
                                "statement",
                                announce.text().id(),
                                "event",
                                announce.text().state(),
                                "channel",
                                announce.channel().name(),
                                "key",
                                announce.key()),
                        Actor.SYSTEM,
                        at);
            }
        }
    }

    private static void sent(Story story, String at, String... ids) {
        for (String id : ids) {
            does(story, at, id, "begin");
            does(story, at, id, "sent", "answer", "ok");
        }
    }

    private static void does(Story story, String at, String id, String move, Object... fields) {
        story.given(Acts.move(id, move, fields), Actor.SYSTEM, at);
    }

    private static List<String> announced(Story story, String at) {
        var found = new ArrayList<String>();
        for (Errand errand : Errands.of(story.incident(), ALL, Story.time(at), Pace.USUAL)) {
            if (errand instanceof Errand.Announce announce) {
                found.add(announce.text().id() + " " + announce.text().state() + " "
                        + announce.channel().name());
            }
        }
        return found;
    }

    private static List<String> carried(Story story, String at, Channel... channels) {
        var found = new ArrayList<String>();
        List<Channel> over = channels.length == 0 ? ALL : List.of(channels);
        for (Errand errand : Errands.of(story.incident(), over, Story.time(at), Pace.USUAL)) {
            if (errand instanceof Errand.Carry carry) {
                found.add(carry.outgoing().id());
            }
        }
        return found;
    }

    private static List<String> settled(Story story, String at, Channel... channels) {
        var found = new ArrayList<String>();
        for (Errand errand : Errands.of(story.incident(), List.of(channels), Story.time(at), Pace.USUAL)) {
            if (errand instanceof Errand.Settle settle) {
                found.add(settle.outgoing().id() + " " + settle.move() + " " + settle.failure());
            }
        }
        return found;
    }
}

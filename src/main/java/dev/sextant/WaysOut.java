package dev.sextant;

import dev.sextant.courier.Clerk;
import dev.sextant.courier.Courier;
import dev.sextant.courier.Pace;
import dev.sextant.desk.Desk;
import dev.sextant.desk.Verdict;
import dev.sextant.incident.Incident;
import dev.sextant.live.Onlooker;
import dev.sextant.notify.Reminders;
import dev.sextant.notify.VapidKeys;
import dev.sextant.openid.Provider;
import dev.sextant.ops.Channel;
import dev.sextant.ops.Metrics;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.people.People;
import dev.sextant.plan.Enumeration;
import dev.sextant.plan.Field;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ways out of the house: the courier, put between the live side that tells it what changed and the desk that writes down. */
final class WaysOut {
    private static final Logger LOG = LoggerFactory.getLogger(WaysOut.class);

    private WaysOut() {}

    static Courier courier(Settings settings, Plan plan, Desk desk, Pace pace, ServerClock clock, Metrics metrics) {
        check(settings, plan);
        return new Courier(settings.channels(), pace, clock, clerk(desk), metrics::delivered);
    }

    static Onlooker to(Courier courier, Reminders reminders) {
        return new Onlooker() {
            @Override
            public void changed(Incident incident) {
                courier.take(incident);
                reminders.changed(incident);
            }

            @Override
            public void anew() {
                courier.clear();
            }
        };
    }

    /** Browsers whose page is closed are reminded only where the operator said who may be written to about it. */
    static Reminders reminders(Ground ground, People people) {
        Settings settings = ground.settings;
        String contact = settings.push().contact();
        Path file = settings.data().resolve("push.json");
        try {
            VapidKeys keys = contact.isEmpty() ? null : VapidKeys.in(file);
            return new Reminders(
                    ground.vertx,
                    people.subscriptions(),
                    keys,
                    contact,
                    settings.push().services(),
                    InstantSource.system());
        } catch (IOException broken) {
            throw new Sextant.Unusable("The keys for reminders cannot be kept: " + broken.getMessage()
                    + ". Make the data folder writable, or leave push.contact in config/sextant.yaml empty.");
        }
    }

    /** The organisation's own sign-in; null when the settings name none. */
    static @Nullable Provider provider(Settings settings, Vertx vertx) {
        return settings.signIn()
                .openId()
                .map(openId -> new Provider(vertx, openId, InstantSource.system()))
                .orElse(null);
    }

    private static Clerk clerk(Desk desk) {
        return (incident, commandId, command) -> desk.own(incident, commandId, command)
                .compose(verdict -> {
                    if (verdict instanceof Verdict.Busy) {
                        return Future.failedFuture("too many commands wait for " + incident);
                    }
                    if (verdict instanceof Verdict.Refused refused) {
                        LOG.debug("event=courier-refused incident={} command={} why={}", incident, commandId, refused);
                    }
                    return Future.succeededFuture(verdict instanceof Verdict.Done done && !done.again());
                });
    }

    /** A channel that stands for nothing would be silent for ever. */
    private static void check(Settings settings, Plan plan) {
        Publication publication = plan.publication();
        Publication.Delivery delivery = publication == null ? null : publication.delivery();
        RecordType type = publication == null ? null : plan.type(publication.of());
        if (settings.channels().isEmpty()) {
            return;
        }
        if (delivery == null || type == null) {
            throw new Sextant.Unusable(
                    "config/sextant.yaml 写了 channels，预案却没有说外发什么：“publication”须有“delivery”（见预案编写指南）。",
                    "config/sextant.yaml has channels, but the plan does not say what goes out over them:"
                            + " 'publication' needs 'delivery' (see the guide for plan authors).");
        }
        Field through = type.fields().get(delivery.through());
        Enumeration values = through == null ? null : plan.enums().get(through.of());
        for (Channel channel : settings.channels()) {
            for (String one : channel.standsFor()) {
                if (values != null && !values.values().containsKey(one)) {
                    String known = String.join(", ", values.values().keySet());
                    throw new Sextant.Unusable(
                            "渠道“" + channel.name() + "”代表 " + one + "，预案没有文稿经它发布；有 " + known + "。",
                            "Channel \"" + channel.name() + "\" is for " + one
                                    + ", which no text of the plan is released through; there are " + known + ".");
                }
            }
        }
    }
}

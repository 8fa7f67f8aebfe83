package dev.sextant;

import dev.sextant.ops.Settings;
import dev.sextant.people.SessionLimits;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How long sessions last and who needs a second factor, as the settings say it, checked against the roles that the plan has. */
final class SessionSpans {

    private SessionSpans() {}

    static SessionLimits of(Settings.Sessions settings, Plan plan) {
        Map<String, SessionLimits.Span> byRole = new LinkedHashMap<>();
        for (int i = 0; i < settings.byRole().size(); i++) {
            String written = settings.byRole().get(i);
            String[] parts = written.split(" ", -1);
            String role = parts[0];
            known(settings.places().get(i), "sessions.byRole", role, plan);
            byRole.put(
                    role,
                    new SessionLimits.Span(
                            Duration.ofMinutes(Long.parseLong(parts[1])),
                            Duration.ofMinutes(Long.parseLong(parts[2]))));
        }
        return new SessionLimits(
                Duration.ofMinutes(settings.idleMinutes()), Duration.ofMinutes(settings.absoluteMinutes()), byRole);
    }

    /** The roles that may not sign in with a password alone. */
    static Set<String> withSecondFactor(Settings.SignIn settings, Plan plan) {
        for (int i = 0; i < settings.secondFactorRoles().size(); i++) {
            String role = settings.secondFactorRoles().get(i);
            known(settings.places().get(i), "signIn.secondFactor.roles", role, plan);
        }
        return Set.copyOf(settings.secondFactorRoles());
    }

    private static void known(String place, String setting, String role, Plan plan) {
        if (!plan.roles().containsKey(role) && !role.equals(Role.ADMINISTRATOR)) {
            String roles = String.join(", ", plan.roles().keySet());
            throw new Sextant.Unusable(
                    place + ": " + setting + " 写了岗位“" + role + "”，预案里没有；有 " + roles,
                    place + ": " + setting + " names the role " + role
                            + ", which the plan does not have; its roles are " + roles);
        }
    }
}

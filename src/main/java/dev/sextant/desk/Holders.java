package dev.sextant.desk;

import dev.sextant.plan.Label;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** Who holds a role: no incident knows, the accounts do. */
@FunctionalInterface
public interface Holders {

    /**
     * The people who can act and hold one of these roles, by account.
     *
     * @param roles as accounts hold them, {@code groupHead@onSite}
     */
    Future<Map<String, Label>> of(List<String> roles);
}

package dev.sextant.live;

import dev.sextant.incident.Incident;

/** Somebody in the house who must know how each incident stands. Called on the follower's thread; must not keep it. */
public interface Onlooker {
    /** It was read for the first time, or something happened in it. */
    void changed(Incident incident);

    /** The store began anew: what was told is void. */
    void anew();

    Onlooker NOBODY = new Onlooker() {
        @Override
        public void changed(Incident incident) {}

        @Override
        public void anew() {}
    };
}

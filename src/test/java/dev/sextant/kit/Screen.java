package dev.sextant.kit;

/** The screens that Sextant is made for, in CSS pixels. */
public enum Screen {
    /** A full-HD wall display. */
    WALL(1920, 1080, 1, false),
    /** A 4K wall display. */
    WALL_4K(3840, 2160, 1, false),
    /** A laptop on a desk of the command post. */
    DESK(1440, 900, 1, false),
    /** A phone in one hand. */
    PHONE(390, 844, 2, true),
    /** The smallest phone that Sextant is made for. */
    SMALL_PHONE(360, 640, 2, true);

    final int width;
    final int height;
    /** Device pixels per CSS pixel. */
    final int scale;
    /** Whether it is a touch screen with a mobile viewport. */
    final boolean touch;

    Screen(int width, int height, int scale, boolean touch) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        this.touch = touch;
    }
}

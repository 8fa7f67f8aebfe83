package dev.sextant.http;

/**
 * The comments of our own scripts and style sheets: for whoever reads the program, and a seventh of what a page would weigh. In
 * their place a page gets empty lines, so that each line keeps its number.
 */
final class Comments {
    private Comments() {}

    /** The text without the lines that are comment and nothing else. No line of a template may look like one. */
    static String leftOut(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        boolean inside = false;
        for (String line : text.split("\n", -1)) {
            boolean begins = !inside && begins(line.strip());
            if (!inside && !begins) {
                rest.append(line);
            }
            rest.append('\n');
            inside = (inside || line.strip().startsWith("/*") && begins)
                    && !line.strip().endsWith("*/");
        }
        rest.setLength(rest.length() - 1);
        return rest.toString();
    }

    /** Of a comment after which nothing follows on its line; the licence of somebody else's code stays. */
    private static boolean begins(String line) {
        if (line.startsWith("/*!") || line.contains("@license")) {
            return false;
        }
        int end = line.indexOf("*/");
        return line.startsWith("//") || line.startsWith("/*") && (end < 0 || end == line.length() - 2);
    }
}

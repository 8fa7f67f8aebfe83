package dev.sextant.journal;

/**
 * What makes a command the same command when it arrives twice.
 *
 * @param commandId made by the sender, unique within the incident, printable and without spaces
 * @param bodyHash over who sends it and what it says: the same id with another hash is refused, so that nobody can
 *     hear the answer to another person's command
 */
public record CommandKey(String commandId, String bodyHash) {
    public CommandKey {
        Keys.checkName("command id", commandId);
        if (bodyHash.indexOf('|') >= 0) {
            throw new IllegalArgumentException("a body hash must not contain '|'");
        }
    }
}

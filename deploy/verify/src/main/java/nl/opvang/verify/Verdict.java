package nl.opvang.verify;

import java.util.List;

/**
 * What comes of it.
 *
 * @param findings what is wrong, seals before events; none when nothing is
 * @param notes what else there is to know
 */
public record Verdict(List<Finding> findings, List<String> notes) {
    public Verdict {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** What can be wrong. */
    public enum Kind {
        /** An event is not what was sealed. */
        ALTERED,
        /** An event that was sealed is not there. */
        DELETED,
        /** An event is there, among those that were sealed, that was not. */
        INSERTED,
        /** An event stands at another place. */
        SWAPPED,
        /** The events end before those that were sealed do. */
        TRUNCATED,
        /** Something between the first and the last event of a seal is not what was sealed; which, is not told for lack of entries. */
        CHANGED,
        /** A seal is not signed by whom it must be, or does not follow the one before it. */
        FORGED,
        /** There are two seals of one number, both signed. */
        FORKED,
        /** Seals that were published are not served any more. */
        RESTORED,
        /** A seal, or what lies under it, is lacking among those given. */
        INCOMPLETE,
        /** The lines of a part are not those of which its last line tells. */
        UNLIKE_MANIFEST,
        /** An event of a part is of long before the last seal, and under none. */
        UNSEALED
    }

    /** One thing that is wrong. */
    public record Finding(Kind kind, String text) {}

    public boolean isGood() {
        return findings.isEmpty();
    }
}

package nl.opvang.plumbing.replay;

import java.util.Set;

/**
 * Tables that a replay cannot build, because what they say does not follow from events alone.
 *
 * @param tables of {@code views}
 */
public record NotFromEvents(Set<String> tables) {
    public NotFromEvents {
        tables = Set.copyOf(tables);
    }
}

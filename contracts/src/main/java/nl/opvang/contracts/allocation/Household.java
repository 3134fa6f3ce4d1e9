package nl.opvang.contracts.allocation;

import java.util.List;

/**
 * People who ask for shelter together, and are sheltered together.
 *
 * @param members in the order in which they were named; each takes one place
 * @param needs those stated, in their own order, each once
 * @param nuisance whether they need one of the places set apart for people who caused nuisance; others never go there
 */
public record Household(List<HouseholdMember> members, List<Need> needs, boolean nuisance) {
    public Household {
        members = List.copyOf(members);
        needs = needs.stream().distinct().sorted().toList();
    }

    /** How many places they take. */
    public int places() {
        return members.size();
    }

    /** How many of them are younger than 18. */
    public int minors() {
        return (int) members.stream().filter(member -> member.ageBand().minor()).count();
    }
}

package nl.opvang.contracts.allocation;

import java.util.List;

/**
 * What a household is like: it describes people, so it is sealed in events.
 *
 * @param ageBands one per member, in their order
 * @param needs those stated, in their own order, each once
 * @param nuisance whether they need one of the places set apart for people who caused nuisance; others never go there
 * @param withoutShelter whether they have nowhere to sleep tonight
 */
public record HouseholdDescription(List<AgeBand> ageBands, List<Need> needs, boolean nuisance, boolean withoutShelter) {
    public HouseholdDescription {
        ageBands = List.copyOf(ageBands);
        needs = needs.stream().distinct().sorted().toList();
    }

    /** How many of them are younger than 18. */
    public int minors() {
        return (int) ageBands.stream().filter(AgeBand::minor).count();
    }

    /** Without what it says: records end up in logs. */
    @Override
    public String toString() {
        return "description of " + ageBands.size();
    }
}

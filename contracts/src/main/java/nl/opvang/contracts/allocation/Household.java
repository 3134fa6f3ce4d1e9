package nl.opvang.contracts.allocation;

import java.util.List;
import nl.opvang.contracts.text.SealedText;
import org.jspecify.annotations.Nullable;

/**
 * People who ask for shelter together, and are sheltered together.
 *
 * @param members in the order in which they were named; each takes one place
 * @param description a {@link HouseholdDescription}, sealed for the members; null in what was recorded before there were seals
 * @param plainDescription the same as it was recorded then, null since
 */
public record Household(
        List<HouseholdMember> members,
        @Nullable SealedText description,
        @Nullable HouseholdDescription plainDescription) {
    /** @throws IllegalArgumentException when it is described twice */
    public Household {
        members = List.copyOf(members);
        if (description != null && plainDescription != null)
            throw new IllegalArgumentException("a household is described once");
    }

    public static Household sealed(List<PersonId> members, SealedText description) {
        return new Household(members.stream().map(HouseholdMember::new).toList(), description, null);
    }

    public List<PersonId> persons() {
        return members.stream().map(HouseholdMember::personId).toList();
    }

    /** How many places they take. */
    public int places() {
        return members.size();
    }
}

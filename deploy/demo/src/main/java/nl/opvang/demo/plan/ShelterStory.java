package nl.opvang.demo.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Some households that ask for shelter on the last days of the simulated history, and what becomes of them. */
public final class ShelterStory {
    /** The first day after the history: nobody who comes then changes a figure of it. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2025, 10, 1);

    private static final int HOUSEHOLDS = 48;

    private static final List<String> MUNICIPALITIES = List.of("GM0363", "GM0599", "GM0344", "GM0014");

    /** What becomes of a household. */
    public enum Fate {
        WAITS,
        COULD_NOT_BE_PLACED,
        IS_OFFERED,
        DECLINES,
        ACCEPTS,
        COMES,
        ASKS_ELSEWHERE,
        IS_REFUSED_ELSEWHERE,
        WITHDRAWS
    }

    /**
     * A household.
     *
     * @param members age bands, as the API calls them
     * @param needs as the API calls them
     */
    public record Household(
            int number,
            UUID id,
            String municipality,
            Fate fate,
            List<String> members,
            List<String> needs,
            boolean withoutShelter,
            LocalDate askedOn) {}

    private final Identifiers identifiers;
    private final long seed;

    public ShelterStory(long seed) {
        this.seed = seed;
        this.identifiers = new Identifiers(seed);
    }

    /** In the order in which they ask. */
    public List<Household> households() {
        var households = new ArrayList<Household>();
        var fates = List.of(Fate.values());
        for (int i = 0; i < HOUSEHOLDS; i++) {
            var draw = Draw.of(seed, "household", i);
            households.add(new Household(
                    i,
                    identifiers.of("request", i),
                    MUNICIPALITIES.get(i % MUNICIPALITIES.size()),
                    fates.get(i % fates.size()),
                    members(draw),
                    draw.chance(0.2) ? List.of("OWN_ROOM") : draw.chance(0.1) ? List.of("MEDICAL") : List.of(),
                    draw.chance(0.15),
                    FIRST_DAY.minusDays(1 + (HOUSEHOLDS - i) / 3)));
        }
        return households;
    }

    /** The priority rule of the simulation. */
    public UUID rule() {
        return identifiers.of("priority-rule", 0);
    }

    /** A part of what becomes of a household. */
    public UUID part(String kind, Household household, int number) {
        return identifiers.of(kind, household.id(), number);
    }

    private static List<String> members(Draw draw) {
        var members = new ArrayList<String>();
        for (int adults = draw.between(1, 2); adults > 0; adults--)
            members.add(draw.chance(0.15) ? "FROM_65" : "FROM_18_TO_64");
        for (int children = draw.between(0, 2); children > 0; children--)
            members.add(draw.one(List.of("UNDER_4", "FROM_4_TO_11", "FROM_12_TO_17")));
        return members;
    }
}

package nl.opvang.torture.post;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.opvang.torture.history.Effect;

/** What all that is said for a municipality has in common: its ids, days, people and paths. For one client. */
class Voice {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    static final int DAYS = 500;
    static final String CAPACITY = "capacity";
    static final String ALLOCATION = "allocation";
    private static final int PEOPLE = 400;

    final Town town;
    final Random dice;

    Voice(Town town, Random dice) {
        this.town = town;
        this.dice = dice;
    }

    final UUID id() {
        var bytes = new byte[16];
        dice.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    final LocalDate day() {
        return FIRST_DAY.plusDays(dice.nextInt(DAYS));
    }

    final String path(String rest) {
        return "/v1/municipalities/" + town.code() + rest;
    }

    /** As the register writes ids that are a municipality's own. */
    final String own(UUID id) {
        return town.code() + ":" + id;
    }

    /** Anyone of those whom all municipalities know: they meet over them. */
    final Map<String, Object> anyone() {
        return person(dice.nextInt(PEOPLE));
    }

    static Map<String, Object> person(int number) {
        return Fields.of("scheme", "V_NUMBER", "value", "%010d".formatted(number));
    }

    static Effect effect(String type, String idField, Map<String, String> fields) {
        return new Effect(type + ".v1", idField, fields);
    }
}

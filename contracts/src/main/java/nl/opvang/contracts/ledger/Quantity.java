package nl.opvang.contracts.ledger;

import java.util.Arrays;
import nl.opvang.contracts.text.TextValue;

/** What a ledger line counts. */
public enum Quantity implements TextValue {
    /** Places promised, not yet there. */
    PLACES_PLANNED("places.planned"),
    /** Places that are there, those out of use included (BooO article 3(1): "gerealiseerde opvangplek"). */
    PLACES_REALISED("places.realised"),
    /** The part of the realised places that cannot be used; on every date between 0 and realised. */
    PLACES_OUT_OF_USE("places.outOfUse"),
    /** Occupied places, counted or by name. */
    STAYS("stays"),
    /** People in the population register (BRP) now. */
    REGISTERED("registered"),
    /** Running total of people who left the register: +1 on leaving, -1 on return; a move changes neither. */
    DEREGISTERED("deregistered"),
    /** People privately housed with a provision in a calendar month, at most one per person and month (BooO article 3(4)). */
    PROVISION_PERSON_MONTHS("provision.personMonths");

    private final String text;

    Quantity(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when no quantity has this name */
    public static Quantity parse(String text) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a quantity"));
    }

    @Override
    public String text() {
        return text;
    }
}

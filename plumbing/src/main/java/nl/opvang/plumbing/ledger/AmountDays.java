package nl.opvang.plumbing.ledger;

import java.time.LocalDate;
import nl.opvang.contracts.ledger.NationalityGroup;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.contracts.ledger.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of all days in {@code [from, until)} added up: of places, place-days; never zero.
 *
 * @param area code of an area of the level asked
 * @param kind null for lines without a kind
 * @param nationalityGroup null for lines without a group
 */
public record AmountDays(
        LocalDate from,
        LocalDate until,
        String area,
        Quantity quantity,
        @Nullable PlaceKind kind,
        @Nullable NationalityGroup nationalityGroup,
        long amountDays) {}

package nl.opvang.contracts.funding;

import java.time.LocalDate;
import java.util.List;
import nl.opvang.contracts.money.Euro;

/**
 * What an application for transition costs holds at least (BooO article 2(2)-(3)).
 *
 * @param description of the costs
 * @param suitability how the site meets RooO article 5
 * @param execution in what way it is carried out
 * @param parties by whom
 * @param places to be realised
 * @param budget total costs
 * @param depreciationMonths over how long these would be depreciated
 * @param from first day of the transition
 * @param until first day after it
 * @param availableFrom first day on which the site is available
 * @param availableUntil first day on which it no longer is
 */
public record TransitionPlan(
        String description,
        String suitability,
        String execution,
        List<String> parties,
        int places,
        Euro budget,
        int depreciationMonths,
        LocalDate from,
        LocalDate until,
        LocalDate availableFrom,
        LocalDate availableUntil) {
    public TransitionPlan {
        parties = List.copyOf(parties);
    }
}

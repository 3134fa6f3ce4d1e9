package nl.opvang.capacity.statement.page;

import java.util.Locale;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.Division.Municipality;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Week;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.problem.ProblemException;
import org.springframework.ui.Model;

/** One municipality and one week, as a page is asked for and shown. */
record WeekScene(Municipality municipality, Week week, Caller caller, Locale locale, Model model) {
    /** @throws ProblemException when there is no such municipality at the end of that week */
    static WeekScene of(MunicipalityCode code, Week week, Caller caller, Locale locale, Model model) {
        var municipality = Division.ofTheNetherlands()
                .municipality(code)
                .filter(known -> known.existsOn(week.lastDay()))
                .orElseThrow(ProblemException::notFound);
        return new WeekScene(municipality, week, caller, locale, model);
    }

    /** Where the statement is. */
    String statement() {
        return "/municipalities/" + municipality.code() + "/statements/" + week;
    }
}

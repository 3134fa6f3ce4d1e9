package nl.opvang.allocation.request.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.opvang.allocation.identity.IdentityScheme;
import nl.opvang.allocation.request.domain.RequestDecider;
import nl.opvang.allocation.request.page.HouseholdForm.Row;
import nl.opvang.allocation.request.write.Households;
import nl.opvang.contracts.allocation.AgeBand;
import nl.opvang.contracts.allocation.Need;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.StayLength;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.form.Fields;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a municipality asks for shelter for a household. */
@Controller
@Processes("request")
class NewRequestPage {
    private static final String PATH = "/municipalities/{municipality}/new-request";

    /** Where a decision says that two of the numbers are one person's. */
    private static final String MEMBERS = "/members";

    private final Households households;
    private final MessageSource messages;

    NewRequestPage(Households households, MessageSource messages) {
        this.households = households;
        this.messages = messages;
    }

    /** A form as it is shown, and what stands in its way. */
    private record Filled(MunicipalityCode municipality, HouseholdForm form, Fields fields, Locale locale) {}

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, Locale locale, Model model) {
        return page(new Filled(municipality, HouseholdForm.at(Instant.now()), new Fields(), locale), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String send(
            @PathVariable MunicipalityCode municipality,
            @Posted HouseholdForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var id = form.id();
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        var fields = new Fields();
        var filled = new Filled(municipality, form, fields, locale);
        if (form.more() != null) return page(filled, null, model);
        var said = form.said(Instant.now(), fields);
        if (said == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(filled, null, model);
        }
        try {
            return Moved.toSaved(
                    "/municipalities/" + municipality + "/requests/" + id,
                    id,
                    households.ask(new RequestId(municipality, id), said, write),
                    response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            return page(filled, objection(e, locale), model);
        }
    }

    private String objection(ProblemException e, Locale locale) {
        return e.problem().errors().stream().anyMatch(fault -> fault.field().equals(MEMBERS))
                ? messages.getMessage("request.one-person", null, locale)
                : Objection.text(e.problem(), messages, locale);
    }

    private String page(Filled filled, @Nullable String objection, Model model) {
        var form = filled.form();
        var rows = form.rows();
        model.addAttribute("own", Division.ofTheNetherlands().nameOf(filled.municipality()))
                .addAttribute("action", "/municipalities/" + filled.municipality() + "/new-request")
                .addAttribute("form", form)
                .addAttribute("rows", rows)
                .addAttribute("mostRows", RequestDecider.MOST_PEOPLE)
                .addAttribute(
                        "firstNew", form.more() == null ? 0 : form.number().size() + 1)
                .addAttribute("faults", filled.fields().faults())
                .addAttribute("labels", labels(rows, filled.locale()))
                .addAttribute("objection", objection)
                .addAttribute("schemes", IdentityScheme.values())
                .addAttribute("ages", AgeBand.values())
                .addAttribute("needs", Need.values())
                .addAttribute("kinds", PlaceKind.values())
                .addAttribute("lengths", StayLength.values());
        return "allocation/new-request";
    }

    /** What each field is called where all that is wrong is summed up: in a row with whose it is. */
    private Map<String, String> labels(List<Row> rows, Locale locale) {
        var labels = new LinkedHashMap<String, String>();
        labels.put("askedOn", messages.getMessage("request.asked-on", null, locale));
        labels.put("askedTime", messages.getMessage("request.asked-time", null, locale));
        labels.put("from", messages.getMessage("request.from", null, locale));
        labels.put("until", messages.getMessage("request.until", null, locale));
        for (var row : rows) {
            var who = messages.getMessage("request.member", new Object[] {row.at()}, locale);
            labels.put("scheme-" + row.at(), who + ", " + messages.getMessage("number.scheme", null, locale));
            labels.put("number-" + row.at(), who + ", " + messages.getMessage("number", null, locale));
            labels.put("age-" + row.at(), who + ", " + messages.getMessage("request.age", null, locale));
        }
        return labels;
    }
}

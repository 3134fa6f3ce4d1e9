package nl.opvang.allocation.target.write;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.opvang.allocation.target.domain.TargetCommand.Divide;
import nl.opvang.allocation.target.read.DividedTarget;
import nl.opvang.allocation.target.read.DividedTargets;
import nl.opvang.contracts.allocation.DivisionTerms;
import nl.opvang.contracts.allocation.MunicipalPlaces;
import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Frame;
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

/** Where a safety region divides its target over its municipalities, beside what a division by inhabitants would be. */
@Controller
class DivisionPage {
    private static final String PATH = "/regions/{region}/target/division";
    private static final int MOST_PLACES = 100_000;

    private final DividedTargets targets;
    private final MessageSource messages;

    DivisionPage(DividedTargets targets, MessageSource messages) {
        this.targets = targets;
        this.messages = messages;
    }

    /** @param on the day whose municipalities and target are asked for; today when absent */
    record Asked(@Nullable LocalDate on) {}

    /**
     * What is filled in, as text.
     *
     * @param id of the division; made with the form, so that sent twice it is one
     * @param municipality codes of all municipalities of the form
     * @param places a number for each of them, in the same order
     */
    record PostedDivision(
            UUID id,
            @Size(max = 60) @Nullable String on,
            @Nullable String source,
            List<MunicipalityCode> municipality,
            List<@Size(max = 60) String> places) {}

    /**
     * A municipality of the form.
     *
     * @param places what is filled in
     */
    record Row(
            String code,
            String name,
            @Nullable Long inhabitants,
            @Nullable Integer proposedPlaces,
            String places) {}

    @GetMapping(PATH)
    @AllowedTo(value = Role.REGION, scope = "region")
    String ask(@PathVariable RegionCode region, @Query Asked asked, Model model) {
        var on = asked.on() == null ? LocalDate.now(Netherlands.ZONE) : asked.on();
        var target = target(region, on);
        return page(target, rows(target, Map.of()), on.toString(), "", new Fields(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.REGION, scope = "region")
    @Nullable
    String divide(
            @PathVariable RegionCode region,
            @Posted PostedDivision form,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Write write) {
        request.setAttribute(Frame.SHOWN_AT, "/regions/" + region + "/target/division");
        if (form.places().size() != form.municipality().size())
            throw ProblemException.invalid("body", "places", "must say one number for each municipality");
        var fields = new Fields();
        var on = fields.day("on", form.on());
        var source = fields.text("source", form.source());
        var filledIn = new LinkedHashMap<MunicipalityCode, String>();
        var shares = new ArrayList<MunicipalPlaces>();
        for (int i = 0; i < form.places().size(); i++) {
            var code = form.municipality().get(i);
            filledIn.put(code, form.places().get(i));
            var places = fields.number("places-" + code, form.places().get(i), MOST_PLACES);
            if (places != null) shares.add(new MunicipalPlaces(code, places));
        }
        var target = target(region, on == null ? LocalDate.now(Netherlands.ZONE) : on);
        var rows = rows(target, filledIn);
        var day = form.on() == null ? "" : form.on();
        var said = form.source() == null ? "" : form.source();
        if (on == null || source == null || !fields.faults().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(target, rows, day, said, fields, null, model);
        }
        shares.sort((one, other) -> one.municipality().compareTo(other.municipality()));
        try {
            return Moved.toSaved(
                    "/regions/" + region + "/target",
                    form.id(),
                    write.send(new Divide(new TargetId(form.id()), region, new DivisionTerms(on, shares, source))),
                    response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            return page(target, rows, day, said, fields, Objection.text(e.problem(), messages, locale), model);
        }
    }

    private DividedTarget target(RegionCode region, LocalDate on) {
        if (!Division.ofTheNetherlands().regions().containsKey(region)) throw ProblemException.notFound();
        return targets.on(on, region);
    }

    /** What is filled in, else what holds, else what a division by inhabitants would be. */
    private static List<Row> rows(DividedTarget target, Map<MunicipalityCode, String> filledIn) {
        var rows = new ArrayList<Row>();
        for (var part : target.items()) {
            // Of several together nobody knows here what each has.
            boolean alone = part.municipalities().size() == 1;
            var decided = alone ? part.decidedPlaces() : null;
            var proposed = alone ? part.proposedPlaces() : null;
            var before = decided != null ? decided.toString() : proposed != null ? proposed.toString() : "";
            for (var place : part.municipalities())
                rows.add(new Row(
                        place.code().text(),
                        place.name(),
                        alone ? part.inhabitants() : null,
                        proposed,
                        filledIn.getOrDefault(place.code(), before)));
        }
        return rows;
    }

    private static String page(
            DividedTarget target,
            List<Row> rows,
            String on,
            String source,
            Fields fields,
            @Nullable String objection,
            Model model) {
        model.addAttribute("target", target)
                .addAttribute("rows", rows)
                .addAttribute("on", on)
                .addAttribute("source", source)
                .addAttribute("faults", fields.faults())
                .addAttribute("objection", objection)
                .addAttribute("most", MOST_PLACES);
        return "allocation/division";
    }
}

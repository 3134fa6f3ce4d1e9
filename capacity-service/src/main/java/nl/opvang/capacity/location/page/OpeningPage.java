package nl.opvang.capacity.location.page;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.capacity.OccupancyBasis;
import nl.opvang.contracts.ledger.PlaceKind;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
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

/** Where a municipality promises a new location. */
@Controller
class OpeningPage {
    private static final String PATH = "/municipalities/{municipality}/new-location";
    private static final String VIEW = "capacity/opening";

    private final MessageSource messages;

    OpeningPage(MessageSource messages) {
        this.messages = messages;
    }

    @GetMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    String ask(@PathVariable MunicipalityCode municipality, Model model) {
        return page(municipality, OpeningForm.EMPTY, Map.of(), null, model);
    }

    @PostMapping(PATH)
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String open(
            @PathVariable MunicipalityCode municipality,
            @Posted OpeningForm form,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        var id = form.id();
        if (id == null) throw ProblemException.invalid("body", "id", "is required");
        var fields = new Fields();
        var command = form.command(municipality, id, fields);
        if (command == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(municipality, form, fields.faults(), null, model);
        }
        try {
            return Moved.toSaved(
                    "/municipalities/" + municipality + "/locations/" + id, id, write.send(command), response);
        } catch (ProblemException e) {
            response.setStatus(e.problem().status());
            return page(municipality, form, Map.of(), Objection.text(e.problem(), messages, locale), model);
        }
    }

    private static String page(
            MunicipalityCode municipality,
            OpeningForm form,
            Map<String, String> faults,
            @Nullable String objection,
            Model model) {
        model.addAttribute("municipality", Division.ofTheNetherlands().nameOf(municipality))
                .addAttribute("action", "/municipalities/" + municipality + "/new-location")
                .addAttribute("form", form)
                .addAttribute("faults", faults)
                .addAttribute("objection", objection)
                .addAttribute("kinds", PlaceKind.values())
                .addAttribute("bases", OccupancyBasis.values());
        return VIEW;
    }
}

package nl.opvang.reporting.page;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.page.InNavigation;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The country, and from there down: region, municipality, location. */
@Controller
class AreaPageController {
    private final WrittenPages pages;

    AreaPageController(WrittenPages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    @InNavigation(label = "nation", order = 1)
    String country(@Query ViewForm form, Caller caller, Locale locale, Model model, HttpServletResponse response) {
        return show(new Area.Country(), form, caller, locale, model, response);
    }

    @GetMapping("/regions/{region}")
    @AllowedTo({Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR})
    String region(
            @PathVariable RegionCode region,
            @Query ViewForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return show(new Area.Region(region), form, caller, locale, model, response);
    }

    @GetMapping("/municipalities/{municipality}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR},
            scope = "municipality")
    String municipality(
            @PathVariable MunicipalityCode municipality,
            @Query ViewForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return show(new Area.Municipality(municipality), form, caller, locale, model, response);
    }

    @GetMapping("/municipalities/{municipality}/locations/{id}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.KCIO, Role.NOO, Role.MINISTRY, Role.AUDITOR, Role.OPERATOR},
            scope = "municipality")
    String location(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID id,
            @Query ViewForm form,
            Caller caller,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return show(new Area.Location(new LocationId(municipality, id)), form, caller, locale, model, response);
    }

    private String show(
            Area area, ViewForm form, Caller caller, Locale locale, Model model, HttpServletResponse response) {
        var asked = Asked.of(area, form, LocalDate.now(Netherlands.ZONE));
        if (!asked.faults().isEmpty()) response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        var written = pages.of(asked, caller, locale);
        model.addAttribute("title", written.title()).addAttribute("written", written.content());
        return "reporting/written";
    }
}

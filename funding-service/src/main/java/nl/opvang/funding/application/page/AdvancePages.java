package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.form.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The advance of a municipality for a year: its dossier, and each step by whom the API allows it. */
@Controller
class AdvancePages {
    private static final String DOSSIER = "/municipalities/{municipality}/advances/{year}";
    private static final String REQUEST = DOSSIER + "/requests/{requestId}";

    private final Desk desk;

    AdvancePages(Desk desk) {
        this.desk = desk;
    }

    @GetMapping(DOSSIER)
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String show(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @Query Desk.Asked asked,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return desk.show(id(municipality, year), asked, Scene.of(request, locale, model, response));
    }

    @GetMapping(REQUEST + "/decision")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.NOO, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String decision(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return desk.decision(id(municipality, year), requestId, Scene.of(request, locale, model, response));
    }

    @GetMapping({REQUEST + "/answer", REQUEST + "/objection", REQUEST + "/withdrawal"})
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    String formOfApplicant(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return desk.ask(
                id(municipality, year), requestId, Step.of(request), Scene.of(request, locale, model, response));
    }

    @PostMapping({REQUEST + "/answer", REQUEST + "/objection", REQUEST + "/withdrawal"})
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.MINISTRY},
            scope = "municipality")
    @Nullable
    String takeForApplicant(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        return desk.take(
                id(municipality, year),
                requestId,
                Step.of(request),
                form,
                Scene.of(request, locale, model, response),
                write);
    }

    @GetMapping({REQUEST + "/question", REQUEST + "/assessment"})
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    String formOfAssessor(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return desk.ask(
                id(municipality, year), requestId, Step.of(request), Scene.of(request, locale, model, response));
    }

    @PostMapping({REQUEST + "/question", REQUEST + "/assessment"})
    @AllowedTo(
            value = {Role.NOO, Role.MINISTRY},
            scope = "municipality")
    @Nullable
    String assess(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        return desk.take(
                id(municipality, year),
                requestId,
                Step.of(request),
                form,
                Scene.of(request, locale, model, response),
                write);
    }

    @GetMapping(REQUEST + "/approval")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    String formOfApprover(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return desk.ask(
                id(municipality, year), requestId, Step.of(request), Scene.of(request, locale, model, response));
    }

    @PostMapping(REQUEST + "/approval")
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    @Nullable
    String approve(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID requestId,
            @Posted StepForm form,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response,
            Write write) {
        return desk.take(
                id(municipality, year),
                requestId,
                Step.of(request),
                form,
                Scene.of(request, locale, model, response),
                write);
    }

    private static String id(MunicipalityCode municipality, int year) {
        Officers.requireYear(year);
        return "advance:" + municipality + ":" + year;
    }
}

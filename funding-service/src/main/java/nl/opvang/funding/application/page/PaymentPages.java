package nl.opvang.funding.application.page;

import java.time.LocalDate;
import java.util.UUID;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.form.Posted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What is paid to a municipality for a year, and each step about a payment; those to a region stand in its dossier. */
@Controller
class PaymentPages {
    private static final String YEAR = "/municipalities/{municipality}/payments/{year}";
    private static final String OF_YEAR = YEAR + "/orders/{paymentId}";
    private static final String OF_PERIOD = "/regions/{region}/first-receptions/{from}/orders/{paymentId}";

    private final PaymentDesk desk;
    private final Purses purses;

    PaymentPages(PaymentDesk desk, Purses purses) {
        this.desk = desk;
        this.purses = purses;
    }

    @GetMapping(YEAR)
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.MINISTRY, Role.AUDITOR},
            scope = "municipality")
    String show(
            @PathVariable MunicipalityCode municipality, @PathVariable int year, @Query Desk.Asked asked, Scene scene) {
        var knownAt = desk.moment();
        return desk.show(purses.of(municipality, year, scene.caller(), knownAt), knownAt, asked, scene);
    }

    @GetMapping({OF_YEAR + "/approval", OF_YEAR + "/confirmation", OF_YEAR + "/cancellation"})
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    String ask(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID paymentId,
            Scene scene) {
        var knownAt = desk.moment();
        var purse = purses.of(municipality, year, scene.caller(), knownAt);
        return desk.ask(purse, paymentId, PaymentAction.of(scene.request()), knownAt, scene);
    }

    @PostMapping({OF_YEAR + "/approval", OF_YEAR + "/confirmation", OF_YEAR + "/cancellation"})
    @AllowedTo(value = Role.MINISTRY, scope = "municipality")
    @Nullable
    String take(
            @PathVariable MunicipalityCode municipality,
            @PathVariable int year,
            @PathVariable UUID paymentId,
            @Posted PaymentStepForm form,
            Scene scene,
            Write write) {
        var knownAt = desk.moment();
        var purse = purses.of(municipality, year, scene.caller(), knownAt);
        return desk.take(purse, paymentId, PaymentAction.of(scene.request()), form, knownAt, scene, write);
    }

    @GetMapping({OF_PERIOD + "/approval", OF_PERIOD + "/confirmation", OF_PERIOD + "/cancellation"})
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    String askOfPeriod(
            @PathVariable RegionCode region, @PathVariable LocalDate from, @PathVariable UUID paymentId, Scene scene) {
        var knownAt = desk.moment();
        var purse = purses.of(region, from, scene.caller(), knownAt);
        return desk.ask(purse, paymentId, PaymentAction.of(scene.request()), knownAt, scene);
    }

    @PostMapping({OF_PERIOD + "/approval", OF_PERIOD + "/confirmation", OF_PERIOD + "/cancellation"})
    @AllowedTo(value = Role.MINISTRY, scope = "region")
    @Nullable
    String takeOfPeriod(
            @PathVariable RegionCode region,
            @PathVariable LocalDate from,
            @PathVariable UUID paymentId,
            @Posted PaymentStepForm form,
            Scene scene,
            Write write) {
        var knownAt = desk.moment();
        var purse = purses.of(region, from, scene.caller(), knownAt);
        return desk.take(purse, paymentId, PaymentAction.of(scene.request()), form, knownAt, scene, write);
    }
}

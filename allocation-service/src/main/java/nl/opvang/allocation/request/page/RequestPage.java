package nl.opvang.allocation.request.page;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.opvang.allocation.request.read.FittingPlaces;
import nl.opvang.allocation.request.read.Nearness;
import nl.opvang.allocation.request.read.OfferState;
import nl.opvang.allocation.request.read.RequestOverview;
import nl.opvang.allocation.request.read.RequestOverviews;
import nl.opvang.allocation.request.read.RequestState;
import nl.opvang.allocation.request.read.Suggestion;
import nl.opvang.allocation.request.write.Offers;
import nl.opvang.allocation.request.write.RequestForms.OfferForm;
import nl.opvang.allocation.stay.read.LocationNames;
import nl.opvang.contracts.allocation.DeclineReason;
import nl.opvang.contracts.allocation.RequestId;
import nl.opvang.contracts.allocation.WithdrawalReason;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.page.Frame;
import nl.opvang.plumbing.page.Scene;
import nl.opvang.plumbing.page.form.Moved;
import nl.opvang.plumbing.page.form.Objection;
import nl.opvang.plumbing.page.form.Posted;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One household that asks: where there is place for it, what it was offered, and what it says to that. */
@Controller
@Processes(value = "request", subject = "request")
class RequestPage {
    private static final String PATH = "/municipalities/{municipality}/requests/{request}";
    private static final int MOST_SUGGESTED = 25;

    private final RequestOverviews overviews;
    private final FittingPlaces places;
    private final LocationNames names;
    private final Offers offers;
    private final MessageSource messages;

    RequestPage(
            RequestOverviews overviews,
            FittingPlaces places,
            LocationNames names,
            Offers offers,
            MessageSource messages) {
        this.overviews = overviews;
        this.places = places;
        this.names = names;
        this.offers = offers;
        this.messages = messages;
    }

    /** @param saved what was just recorded, which the page then says */
    record Asked(@Nullable UUID saved) {}

    /**
     * Asks a municipality for an offer.
     *
     * @param id of the offer; made with the form, so that sent twice it asks once
     * @param location of the household's own municipality: places are held there at once
     */
    record OfferPosted(
            UUID id,
            MunicipalityCode municipality,
            @Nullable UUID location) {}

    /** @param id made with the form */
    record AcceptancePosted(UUID id) {}

    /** @param id made with the form */
    record DeclinePosted(
            UUID id,
            DeclineReason why,
            @Size(max = 200) @Nullable String reason) implements Reasoned {}

    /** @param id made with the form */
    record WithdrawalPosted(
            UUID id,
            WithdrawalReason why,
            @Size(max = 200) @Nullable String reason) implements Reasoned {}

    /** An offer, as a row. */
    record Row(
            RequestOverview.OfferOverview offer,
            String municipality,
            @Nullable String location,
            boolean answerable) {}

    /** A household, for one request. */
    private record Household(RequestId id, Scene scene) {
        String address() {
            return "/municipalities/" + id.municipality() + "/requests/" + id.id();
        }
    }

    @GetMapping(PATH)
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.AUDITOR},
            scope = "municipality")
    String show(
            @PathVariable MunicipalityCode municipality,
            @PathVariable("request") UUID household,
            @Query Asked asked,
            Scene scene) {
        var asking = new Household(new RequestId(municipality, household), scene);
        return page(asking, asked.saved() != null, null);
    }

    @PostMapping(PATH + "/offers")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String offer(
            @PathVariable MunicipalityCode municipality,
            @PathVariable("request") UUID household,
            @Posted OfferPosted form,
            Scene scene,
            Write write) {
        var asking = new Household(new RequestId(municipality, household), scene);
        var asked = new OfferForm(form.municipality(), form.location(), null);
        return say(asking, form.id(), () -> offers.ask(asking.id(), form.id(), asked, write));
    }

    @PostMapping(PATH + "/offers/{offer}/acceptance")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String accept(
            @PathVariable MunicipalityCode municipality,
            @PathVariable("request") UUID household,
            @PathVariable UUID offer,
            @Posted AcceptancePosted form,
            Scene scene,
            Write write) {
        var asking = new Household(new RequestId(municipality, household), scene);
        return say(asking, form.id(), () -> offers.accept(asking.id(), offer, write));
    }

    @PostMapping(PATH + "/offers/{offer}/decline")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String decline(
            @PathVariable MunicipalityCode municipality,
            @PathVariable("request") UUID household,
            @PathVariable UUID offer,
            @Posted DeclinePosted form,
            Scene scene,
            Write write) {
        var asking = new Household(new RequestId(municipality, household), scene);
        return say(asking, form.id(), () -> offers.decline(asking.id(), offer, form.why(), write));
    }

    @PostMapping(PATH + "/withdrawal")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String withdraw(
            @PathVariable MunicipalityCode municipality,
            @PathVariable("request") UUID household,
            @Posted WithdrawalPosted form,
            Scene scene,
            Write write) {
        var asking = new Household(new RequestId(municipality, household), scene);
        return say(asking, form.id(), () -> offers.withdraw(asking.id(), form.why(), write));
    }

    private @Nullable String say(Household asking, UUID id, Supplier<ResponseEntity<Written>> said) {
        try {
            return Moved.toSaved(
                    asking.address(), id, said.get(), asking.scene().response());
        } catch (ProblemException e) {
            asking.scene().response().setStatus(e.problem().status());
            asking.scene().request().setAttribute(Frame.SHOWN_AT, asking.address());
            return page(
                    asking,
                    false,
                    Objection.text(e.problem(), messages, asking.scene().locale()));
        }
    }

    private String page(Household asking, boolean saved, @Nullable String objection) {
        var municipality = asking.id().municipality();
        var overview = overviews.find(municipality, asking.id().id()).orElseThrow(ProblemException::notFound);
        boolean own = asking.scene().caller().roles().contains(Role.MUNICIPALITY)
                && asking.scene().caller().covers(Role.MUNICIPALITY, municipality);
        boolean open = overview.state() == RequestState.OPEN;
        boolean closed = Set.of(RequestState.FULFILLED, RequestState.WITHDRAWN).contains(overview.state());
        asking.scene()
                .model()
                .addAttribute("household", overview)
                .addAttribute("rows", rows(overview, own && !closed))
                .addAttribute("suggestions", own && open ? suggestions(asking) : List.of())
                .addAttribute("offers", own && open)
                .addAttribute("own", Nearness.OWN_MUNICIPALITY)
                .addAttribute("knownAt", places.projectedThrough())
                .addAttribute("withdraws", own && !closed)
                .addAttribute("declines", DeclineReason.values())
                .addAttribute("withdrawals", WithdrawalReason.values())
                .addAttribute("names", Division.ofTheNetherlands())
                .addAttribute("action", asking.address())
                .addAttribute("saved", saved)
                .addAttribute("objection", objection);
        return "allocation/request";
    }

    private List<Suggestion> suggestions(Household asking) {
        var municipality = asking.id().municipality();
        var wish = overviews.wish(municipality, asking.id().id()).orElseThrow(ProblemException::notFound);
        return places.of(municipality, wish, overviews.description(asking.id(), wish)).stream()
                .limit(MOST_SUGGESTED)
                .toList();
    }

    private List<Row> rows(RequestOverview overview, boolean own) {
        var at = overview.offers().stream()
                .flatMap(offer -> location(offer).stream())
                .toList();
        var known = names.of(at);
        return overview.offers().stream()
                .map(offer -> new Row(
                        offer,
                        Division.ofTheNetherlands().nameOf(offer.municipality()),
                        location(offer)
                                .map(location -> known.getOrDefault(location, location.text()))
                                .orElse(null),
                        own && Set.of(OfferState.HELD, OfferState.ACCEPTED).contains(offer.state())))
                .toList();
    }

    private static Optional<LocationId> location(RequestOverview.OfferOverview offer) {
        return Optional.ofNullable(offer.location()).map(id -> new LocationId(offer.municipality(), id));
    }
}

package nl.opvang.allocation.request.page;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import nl.opvang.allocation.request.domain.RequestDecider;
import nl.opvang.allocation.request.read.AskedOffer;
import nl.opvang.allocation.request.read.AskedOffers;
import nl.opvang.allocation.request.write.Offers;
import nl.opvang.allocation.request.write.RequestForms.ArrivalForm;
import nl.opvang.allocation.request.write.RequestForms.ArrivingForm;
import nl.opvang.allocation.stay.read.LocationNames;
import nl.opvang.allocation.stay.read.LocationNames.Named;
import nl.opvang.contracts.allocation.NoPlace;
import nl.opvang.contracts.allocation.OfferId;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.http.form.Reasoned;
import nl.opvang.plumbing.http.processing.Processes;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.plumbing.page.Frame;
import nl.opvang.plumbing.page.InNavigation;
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

/** Where a municipality answers what it is asked for households: which places it holds, or why it holds none, and that they came. */
@Controller
@Processes("request")
class AskedOffersPage {
    private static final String LIST = "/asked-offers";
    private static final String ONE = "/municipalities/{municipality}/asked-offers/{from}/{offer}";
    private static final int MOST = 100;

    private final AskedOffers asked;
    private final LocationNames locations;
    private final Offers offers;
    private final MessageSource messages;

    AskedOffersPage(AskedOffers asked, LocationNames locations, Offers offers, MessageSource messages) {
        this.asked = asked;
        this.locations = locations;
        this.offers = offers;
        this.messages = messages;
    }

    /** @param saved what was just recorded, which the page then says */
    record Listing(@Nullable UUID saved) {}

    /** @param id made with the form */
    record HoldPosted(UUID id, UUID location) {}

    /** @param id made with the form */
    record RefusalPosted(
            UUID id, NoPlace why, @Size(max = 200) @Nullable String reason) implements Reasoned {}

    /**
     * @param id made with the form
     * @param reason why nobody is expected any more
     */
    record ReleasePosted(UUID id, @Size(min = 1, max = 1000) String reason) implements Reasoned {}

    /**
     * @param id made with the form
     * @param from first day on which the household stays there
     * @param counted that people there are counted, and stay without a name
     * @param stay an id for the stay of each of its members; made with the form
     */
    record ArrivalPosted(
            UUID id,
            LocalDate from,
            @Nullable Boolean counted,
            @Size(max = RequestDecider.MOST_PEOPLE) List<UUID> stay) {
        ArrivalForm said() {
            return new ArrivalForm(
                    from,
                    Boolean.TRUE.equals(counted)
                            ? null
                            : IntStream.range(0, stay.size())
                                    .mapToObj(member -> new ArrivingForm(member + 1, stay.get(member)))
                                    .toList(),
                    null);
        }
    }

    /** What one municipality is asked, and where it can hold places. */
    record Desk(MunicipalityCode code, String name, List<AskedOffer> offers, boolean more, List<Named> locations) {}

    @GetMapping(LIST)
    @AllowedTo(Role.MUNICIPALITY)
    @InNavigation(label = "asked", order = 2)
    String show(@Query Listing listing, Scene scene) {
        return page(scene, listing.saved() != null, null);
    }

    @PostMapping(ONE + "/hold")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String hold(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @Posted HoldPosted form,
            Scene scene,
            Write write) {
        var location = new LocationId(municipality, form.location());
        return say(scene, form.id(), () -> offers.hold(location, new OfferId(from, offer), write));
    }

    @PostMapping(ONE + "/refusal")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String refuse(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @Posted RefusalPosted form,
            Scene scene,
            Write write) {
        return say(scene, form.id(), () -> offers.refuse(municipality, new OfferId(from, offer), form.why(), write));
    }

    @PostMapping(ONE + "/release")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String release(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @Posted ReleasePosted form,
            Scene scene,
            Write write) {
        return say(scene, form.id(), () -> offers.release(municipality, new OfferId(from, offer), write));
    }

    @PostMapping(ONE + "/arrival")
    @AllowedTo(value = Role.MUNICIPALITY, scope = "municipality")
    @Nullable
    String arrive(
            @PathVariable MunicipalityCode municipality,
            @PathVariable MunicipalityCode from,
            @PathVariable UUID offer,
            @Posted ArrivalPosted form,
            Scene scene,
            Write write) {
        return say(scene, form.id(), () -> offers.arrive(municipality, new OfferId(from, offer), form.said(), write));
    }

    private @Nullable String say(Scene scene, UUID id, Supplier<ResponseEntity<Written>> said) {
        try {
            return Moved.toSaved(LIST, id, said.get(), scene.response());
        } catch (ProblemException e) {
            scene.response().setStatus(e.problem().status());
            scene.request().setAttribute(Frame.SHOWN_AT, LIST);
            return page(scene, false, Objection.text(e.problem(), messages, scene.locale()));
        }
    }

    private String page(Scene scene, boolean saved, @Nullable String objection) {
        var names = Division.ofTheNetherlands();
        scene.model()
                .addAttribute(
                        "desks",
                        scene.caller().municipalityCodes().stream()
                                .sorted()
                                .map(code -> desk(code, names))
                                .toList())
                .addAttribute("names", names)
                .addAttribute("refusals", NoPlace.values())
                .addAttribute("today", LocalDate.now(Netherlands.ZONE))
                .addAttribute("saved", saved)
                .addAttribute("objection", objection);
        return "allocation/asked-offers";
    }

    private Desk desk(MunicipalityCode code, Division names) {
        var open = asked.of(code, true, null, MOST);
        return new Desk(code, names.nameOf(code), open.items(), open.nextCursor() != null, locations.of(code));
    }
}

package nl.opvang.capacity.location.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.opvang.capacity.location.read.Locations;
import nl.opvang.capacity.location.read.Locations.Told;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.contracts.capacity.LocationEvent.Opened;
import nl.opvang.contracts.capacity.LocationEvent.OpeningCorrected;
import nl.opvang.contracts.capacity.LocationEvent.Restated;
import nl.opvang.contracts.capacity.LocationEvent.Withdrawn;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.form.Query;
import nl.opvang.plumbing.page.Words;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One location: its numbers over time, and all that was said about it. */
@Controller
class LocationPage {
    private final Locations locations;
    private final MessageSource messages;

    LocationPage(Locations locations, MessageSource messages) {
        this.locations = locations;
        this.messages = messages;
    }

    /** @param saved what was just recorded, which the page then says */
    record Asked(@Nullable UUID saved) {}

    /**
     * Something that was said, as a row.
     *
     * @param change whether it can be corrected here
     */
    record Row(
            UUID id,
            String sentence,
            Instant recordedAt,
            @Nullable String reason,
            boolean corrects,
            boolean undone,
            boolean change) {}

    @GetMapping("/municipalities/{municipality}/locations/{location}")
    @AllowedTo(
            value = {Role.MUNICIPALITY, Role.REGION, Role.AUDITOR},
            scope = "municipality")
    String show(
            @PathVariable MunicipalityCode municipality,
            @PathVariable UUID location,
            @Query Asked asked,
            Caller caller,
            Locale locale,
            Model model) {
        var today = LocalDate.now(Netherlands.ZONE);
        var overview = locations
                .on(today, caller.municipalities(), municipality, location)
                .orElseThrow(ProblemException::notFound);
        var told = locations.told(caller.municipalities(), municipality, location);
        var words = Words.in(locale, messages);
        boolean writes = caller.roles().contains(Role.MUNICIPALITY) && caller.covers(Role.MUNICIPALITY, municipality);
        model.addAttribute("overview", overview)
                .addAttribute("today", today)
                .addAttribute("names", Division.ofTheNetherlands())
                .addAttribute("writes", writes)
                .addAttribute("entries", Entry.values())
                .addAttribute(
                        "course",
                        new Course(words, today)
                                .of(Outlook.figures(
                                        told.stream().map(Told::event).toList())))
                .addAttribute("rows", rows(told, new Sentences(words), writes))
                .addAttribute(
                        "saved",
                        told.stream().anyMatch(each -> each.event().factId().equals(asked.saved())));
        return "capacity/location";
    }

    /** The last said first. */
    private static List<Row> rows(List<Told> told, Sentences sentences, boolean writes) {
        return told.reversed().stream()
                .map(each -> new Row(
                        each.event().factId(),
                        sentences.of(each.event()),
                        each.recordedAt(),
                        each.reason(),
                        each.event().correctedFactId() != null,
                        each.correctedBy() != null,
                        writes && each.correctedBy() == null && correctable(each)))
                .toList();
    }

    static boolean correctable(Told told) {
        return switch (told.event()) {
            case Opened _, OpeningCorrected _, Withdrawn _, Restated _ -> false;
            default -> true;
        };
    }
}

package nl.opvang.allocation.people.page;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import nl.opvang.allocation.area.Areas;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;

/** A municipality for which whoever asks works, and the codes that it stands for. */
record Own(MunicipalityCode code, String name) {
    static List<Own> of(Caller caller) {
        return caller.municipalityCodes().stream().sorted().map(Own::named).toList();
    }

    static Own named(MunicipalityCode code) {
        return new Own(
                code,
                Division.ofTheNetherlands()
                        .municipality(code)
                        .map(Division.Municipality::name)
                        .orElse(code.text()));
    }

    String[] codes(LocalDate today) {
        return Areas.codes(code, today);
    }

    /** Of all that whoever asks works for. */
    static String[] codes(Caller caller, LocalDate today) {
        return of(caller).stream()
                .flatMap(own -> Stream.of(own.codes(today)))
                .distinct()
                .toArray(String[]::new);
    }
}

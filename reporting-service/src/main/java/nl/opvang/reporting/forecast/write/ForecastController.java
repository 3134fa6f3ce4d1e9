package nl.opvang.reporting.forecast.write;

import java.util.UUID;
import nl.opvang.contracts.reporting.ForecastId;
import nl.opvang.plumbing.access.AllowedTo;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.http.write.Write;
import nl.opvang.plumbing.http.write.Written;
import nl.opvang.reporting.forecast.domain.ForecastCommand.MakeForecast;
import nl.opvang.reporting.forecast.read.PeopleByDay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes runs of the forecast for the KCIO, of the figures that are known here. */
@RestController
class ForecastController {
    private final PeopleByDay peopleByDay;

    ForecastController(PeopleByDay peopleByDay) {
        this.peopleByDay = peopleByDay;
    }

    @PutMapping("/v1/forecasts/{id}")
    @AllowedTo(Role.KCIO)
    ResponseEntity<Written> make(@PathVariable UUID id, @RequestBody ForecastForm form, Write write) {
        var through = peopleByDay.projectedThrough();
        var asked = form.knownAt();
        var knownAt = asked == null || asked.isAfter(through) ? through : asked;
        var figures = peopleByDay.figures(form.asOf(), knownAt);
        return write.send(new MakeForecast(new ForecastId(id), form.asOf(), asked, through, figures));
    }
}

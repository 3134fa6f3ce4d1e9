package nl.opvang.funding.payment.react;

import java.time.Duration;
import java.time.LocalDate;
import nl.opvang.contracts.calendar.Netherlands;
import nl.opvang.plumbing.lifecycle.SteadyWork;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks at the calendar now and then; the day that it reads goes along with the command. */
@Configuration(proxyBeanMethods = false)
class ReclaimCalendar {
    @Bean(initMethod = "start", destroyMethod = "close")
    SteadyWork lettingReclaimsLapse(ReclaimLapses lapses, @Value("${opvang.payments.lapse-every:1h}") Duration every) {
        return new SteadyWork("reclaim-lapses", every, () -> lapses.lapse(LocalDate.now(Netherlands.ZONE)));
    }
}

package offenders.controllers_are_nobodys_api.nl.opvang.capacity.location.write;

import offenders.Offender;
import org.springframework.web.bind.annotation.RestController;

@Offender
@RestController
public class PublicController {}

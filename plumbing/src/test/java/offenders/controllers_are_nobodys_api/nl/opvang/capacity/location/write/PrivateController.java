package offenders.controllers_are_nobodys_api.nl.opvang.capacity.location.write;

import org.springframework.web.bind.annotation.RestController;

@RestController
class PrivateController {}

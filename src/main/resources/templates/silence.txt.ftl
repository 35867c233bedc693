<#-- a silence ends soon: see Announcer -->
The silence ${body.silence} of ${body.author} ends at ${body.end}. Problems that are still there
are told then.

Reason: ${body.reason}
Pattern: ${body.pattern}
Silenced: ${body.count} event<#if body.count != 1>s</#if>
<#if body.latest??>
The latest: ${body.latest.time}  ${body.latest.severity}  ${body.latest.state}  ${body.latest.resource}
</#if>

If it is to go on, add another one:
signalbox silence add --pattern '…' --for 2h --author '…' --reason '…'

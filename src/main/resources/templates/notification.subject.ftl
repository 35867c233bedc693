<#-- one line; what a notification knows of itself: see Contents -->
<#assign event = body.event>
<#assign title = event.summary?has_content?then(event.summary, event.resource + " is " + event.state)>
<#assign about = body.resource?has_content?then(body.resource?keep_after_last(":"), body.source)>
<#assign of = about?has_content?then(" of " + about, "")>
<#assign states><#list body.states as each><#if each?index lt 3>${each?is_first?then("", ", ")}${each.count} ${each.state}<#elseif each?index == 3>, …</#if></#list></#assign>
<#switch body.kind>
<#case "recovery">
${title} (recovered after ${event.recovered})
<#break>
<#case "digest">
${body.count} events${of}: ${states}
<#break>
<#case "more">
And ${body.count} more event${(body.count == 1)?then("", "s")}${of}: ${states}
<#break>
<#case "repeat">
<#if body.count == 1>
${title} (still, after ${body.duration})
<#else>
${body.count} problems${of} are still there after ${body.duration}: ${states}
</#if>
<#break>
<#case "flapping">
Flapping${of}: ${body.changes} changes, now ${body.state}
<#break>
<#case "calm">
${title} (calm after ${body.changes} changes in ${body.duration})
<#break>
<#default>
${title}<#if event.silenced??> (was silenced)</#if><#if event.late??> (late)</#if>
</#switch>

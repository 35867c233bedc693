<#-- what a notification knows of itself: see Contents. Of one event the words are those of
     event-<source>.txt.ftl where there is one, such as event-aws-ec2.txt.ftl, or of event.txt.ftl -->
<#assign event = body.event>
<#assign own = .get_optional_template("event-" + event.source?lower_case?replace("[^a-z0-9]+", "-", "r") + ".txt.ftl")>
<#macro one>
<#if own.exists><@own.include /><#else><#include "event.txt.ftl"></#if>
</#macro>
<#function change each>
<#return each.previous???then(each.previous + " → ", "") + each.state>
</#function>
<#function seconds time>
<#return time?replace("\\.\\d+Z$", "Z", "r")>
</#function>
<#macro rows>
<#local width = 0>
<#list body.events as each><#if (change(each)?length gt width)><#local width = change(each)?length></#if></#list>
<#list body.events as each>
${seconds(each.time)}  ${each.severity?right_pad(8)}  ${change(each)?right_pad([width, 40]?min)}  <#if each.summary?has_content>${each.summary}<#else>${each.resource}</#if><#if each.recovered??> (recovered after ${each.recovered})</#if><#if each.silenced??> (was silenced)</#if><#if each.late??> (late)</#if><#if (each.count gt 1)> (${each.count} times<#if each.first??> since ${seconds(each.first)}</#if>)</#if>
</#list>
<#if (body.omitted > 0)>
and ${body.omitted} more event<#if body.omitted != 1>s</#if> before these
</#if>
</#macro>
<#-- EmailFacts knows the first line -->
<#macro todo>
<#if body.runbook??>

What to do next:
<#if body.runbook.text?has_content>
${body.runbook.text}
</#if>
<#if body.runbook.url?has_content>
Runbook: ${body.runbook.url}
</#if>
</#if>
</#macro>
<#macro counts>
<#list body.states as each>
${each.count?string?left_pad(9)}  ${each.state}
</#list>
</#macro>
<#switch body.kind>
<#case "digest">
<#case "more">
<#if body.kind == "more">
${body.count} more event<#if body.count != 1>s</#if>, which the limit of <#if body.limitOf??>${body.limitOf}<#else>the rule ${body.rule}</#if> has held, from ${body.firstTime} to ${body.lastTime}:
<#else>
${body.count} events from ${body.firstTime} to ${body.lastTime}:
</#if>
<@counts />
<#if body.source?has_content>
Infrastructure Source: ${body.source}
</#if>
<#if body.resource?has_content>
Resource Identifier: ${body.resource}
</#if>
<@todo />

<@rows />
<#break>
<#case "repeat">
Still there after ${body.duration}:
<#if body.count == 1>

<@one />
<#else>
<@todo />

<@rows />
</#if>
<#break>
<#case "flapping">
${body.changes} changes since a short while: this resource flaps. Its states are told again once it has
been calm.

<@one />
<#break>
<#case "calm">
<@one />
Calm again: ${body.changes} changes and ${body.count} events in ${body.duration}
<#if body.recovered??>
Recovered: after ${body.recovered}
</#if>
<#break>
<#default>
<@one />
<#if event.recovered??>
Recovered: after ${event.recovered}
</#if>
<#if event.silenced??>
Silenced: it was, until ${event.silenced}
</#if>
<#if event.late??>
Late: it happened before ${event.late?upper_case} of ${event.lateSince}, which was known already
</#if>
</#switch>
<#if body.heldUntil??>
More <#if body.heldFor??>for ${body.heldFor}<#else>of the rule ${body.rule}</#if> is held until ${body.heldUntil}, and then told in one
</#if>
<#if body.kind != "digest" && body.kind != "more" && !(body.kind == "repeat" && body.count gt 1)>
<@todo />
</#if>

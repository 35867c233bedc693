// Starts the servers on the loopback interface and prints where: node servers.js [port] [port]
// The first is SQS and SNS, the second is SES; without a port, or with 0, a free one is taken.
// Ends when its standard input does, so that it never outlives the test that started it.
import ses from 'aws-ses-v2-local'
import { buildApp } from 'fauxqs'

const HOST = '127.0.0.1'
const [queuesPort = 0, mailPort = 0] = process.argv.slice(2).map(Number)

// not startFauxqs: it listens on all interfaces, whatever host it is given
const queues = await buildApp({ logger: false }).listen({ host: HOST, port: queuesPort })
const mail = await ses.default({ host: HOST, port: mailPort })
console.log(`ready ${queues} http://${HOST}:${mail.address().port}`)

process.stdin.resume().on('end', () => process.exit())

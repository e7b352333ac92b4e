using PodcastMuse.Kernel;

namespace PodcastMuse.Providers.Writing.Material;

/// <summary>How much of the sources a question shows. Halves when a model finds the question too long, and stays so.</summary>
internal sealed class MaterialBudget(int tokens)
{
    private const int Least = 300;

    public int Tokens { get; private set; } = tokens;

    public async Task<T> AskAsync<T>(Func<int, Task<T>> ask)
    {
        while (true)
        {
            try
            {
                return await ask(Tokens);
            }
            catch (FaultException fault) when (fault.Problem.Type == Problems.RequestTooLarge("").Type && Tokens > Least)
            {
                Tokens /= 2;
            }
        }
    }
}
